import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { RequestHandler } from "express";
import {
  compressOnce,
  encodingFor,
  isCompressible,
  type Encoding,
} from "./compression.server.ts";

type BuiltFile = {
  type: string;
  cacheControl: string;
  content: Buffer;
  encoded: Partial<Record<Encoding, Buffer>>;
};

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** Serves build/client from memory: a few hundred kilobytes, compressed on first use. */
export function builtFiles(folder: string): RequestHandler {
  const files = new Map(
    filesUnder(folder).map((file) => {
      const path = `/${relative(folder, file).split(sep).join("/")}`;
      return [path, readBuiltFile(file, path)];
    }),
  );
  return (request, response, next) => {
    const file = files.get(request.path);
    if (!file || (request.method !== "GET" && request.method !== "HEAD"))
      return next();
    response.set("Content-Type", file.type);
    response.set("Cache-Control", file.cacheControl);
    const encoding = isCompressible(file.type)
      ? encodingFor(request.headers["accept-encoding"])
      : null;
    if (isCompressible(file.type)) response.set("Vary", "Accept-Encoding");
    if (!encoding) return response.end(file.content);
    file.encoded[encoding] ??= compressOnce(file.content, encoding);
    response.set("Content-Encoding", encoding);
    response.end(file.encoded[encoding]);
  };
}

function readBuiltFile(file: string, path: string): BuiltFile {
  return {
    type: types[extname(file)] ?? "application/octet-stream",
    // Files under assets/ carry their hash in the name.
    cacheControl: path.startsWith("/assets/")
      ? "public, max-age=31536000, immutable"
      : "public, max-age=3600",
    content: readFileSync(file),
    encoded: {},
  };
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name.startsWith(".")) return [];
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}
