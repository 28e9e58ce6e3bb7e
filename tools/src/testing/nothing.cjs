// A program that does nothing. To run it with tools/run.mjs is to build whatever is not built.
