/** Looks a file through; what it says is a label and never a refusal. Throws when it cannot be asked just now. */
export type Scanner = {
  scan: (
    bytes: AsyncIterable<Buffer>,
  ) => Promise<"nothing-found" | "malware-found" | "scan-failed">;
};
