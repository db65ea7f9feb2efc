/** SQLite has no booleans, so neither have we. */
export type Flag = 0 | 1;
