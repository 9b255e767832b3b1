/** The file's SHA-256 in hex; null when this browser cannot tell it. Never answers once aborted. */
export function hashInWorker(
  file: File,
  /** Address of upload-hasher.ts as it was built. */
  hasher: string,
  signal: AbortSignal,
): Promise<string | null> {
  return new Promise((done) => {
    const worker = new Worker(hasher);
    signal.addEventListener("abort", () => worker.terminate());
    worker.onerror = () => done(null);
    worker.onmessage = ({ data }: MessageEvent<string | null>) => {
      worker.terminate();
      done(data);
    };
    worker.postMessage(file);
  });
}
