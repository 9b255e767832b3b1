import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refuseSymlink } from "./prepare.mjs";

test("nothing is installed through a link into another folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "landline-link-"));
  const [own, link] = [join(folder, "own"), join(folder, "link")];
  mkdirSync(own);
  symlinkSync(own, link);
  expect(() => refuseSymlink(link)).toThrow("is a link to another folder");
  expect(() => refuseSymlink(own)).not.toThrow();
  expect(() => refuseSymlink(join(folder, "none"))).not.toThrow();
  rmSync(folder, { recursive: true });
});
