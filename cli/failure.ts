/** Exit statuses of the program. */
export const exitStatus = { done: 0, unexpected: 1, usage: 2, badInput: 3, checkFailed: 4, modelFailed: 5, interrupted: 130 } as const;

/** Something that ends the program with a status and a message for the person at the terminal. */
export class Failure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Control characters out, one line: safe to print on a terminal. */
export function plainText(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ");
}

/** What an unknown thrown value says. */
export function messageOf(error: unknown): string {
  return plainText(error instanceof Error ? error.message : String(error));
}

/** Code of a failed system call, `ENOENT`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
