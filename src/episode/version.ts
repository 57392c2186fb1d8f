/** Version of the program: part of every run, and of every saved state. */
export const version = "0.1.0";
