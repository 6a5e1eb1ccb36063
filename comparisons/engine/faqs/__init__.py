"""The questions that come with the module. Importing a file registers its builders."""
