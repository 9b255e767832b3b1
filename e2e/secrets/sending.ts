import { expect } from "playwright/test";
import { announce, giveUp, sendBytes } from "../evidence/tus.ts";
import { signIn } from "./acts.ts";
import { openBrowser } from "./browser.ts";
import { away } from "./ground.ts";
import { foundIn } from "./plant.ts";
import { filedAs, type Scene } from "./scene.ts";

/** Files are sent, refused, broken off and opened. */
export async function sendFiles(scene: Scene) {
  const contents = Buffer.from(
    `${scene.plant("content of a file")} `.repeat(100),
  );
  const whole = await sendWhole(scene, contents);
  await breakOff(scene, contents);
  await beRefused(scene, contents);
  await sendPlainly(scene, contents);
  await openFile(scene, whole);
  await away(scene, async () => {
    const file = named(scene, "database away", contents);
    const lost = await announce(sender(scene), file);
    expect(lost.status).toBe(503);
    expect(foundIn(lost.text, scene.planted)).toEqual([]);
  });
}

function sender(scene: Scene) {
  const { browser } = filedAs(scene, "notice");
  return { base: scene.stack.url, cookies: browser.cookies() };
}

function named(scene: Scene, where: string, contents: Buffer) {
  const { reportId } = filedAs(scene, "notice");
  const name = `${scene.plant(`file name, ${where}`)}.pcap`;
  return { reportId, name, sizeBytes: contents.length };
}

async function sendWhole(scene: Scene, contents: Buffer): Promise<string> {
  const by = sender(scene);
  const { path } = await announce(by, named(scene, "whole", contents));
  const sent = await sendBytes(by, path ?? "", 0, contents);
  expect(sent.status).toBe(204);
  scene.planted.set("hash of a file", sent.sha256 ?? "");
  return path ?? "";
}

async function breakOff(scene: Scene, contents: Buffer) {
  const by = sender(scene);
  const begin = async (where: string) => {
    const { path } = await announce(by, named(scene, where, contents));
    await sendBytes(by, path ?? "", 0, contents.subarray(0, 500));
    return path ?? "";
  };
  const half = await begin("unfinished");
  expect((await sendBytes(by, half, 7, contents)).status).toBe(409);
  const gone = await begin("taken away");
  expect((await giveUp(by, gone)).status).toBe(204);
}

async function beRefused(scene: Scene, contents: Buffer) {
  const large = named(scene, "too large", contents);
  const foreign = named(scene, "another report", contents);
  for (const [file, status] of [
    [{ ...large, sizeBytes: 3_000_000_000 }, 413],
    [{ ...foreign, reportId: crypto.randomUUID() }, 409],
  ] as const)
    expect((await announce(sender(scene), file)).status).toBe(status);
}

async function sendPlainly(scene: Scene, contents: Buffer) {
  const { stack, plant } = scene;
  const form = new FormData();
  form.append("report", filedAs(scene, "notice").reportId);
  const plain = `${plant("file name, plain form")}.log`;
  form.append("file", new Blob([new Uint8Array(contents)]), plain);
  const headers = { Cookie: sender(scene).cookies, Origin: stack.url };
  const posted = { method: "POST", body: form, headers };
  const answer = await fetch(`${stack.url}/evidence/files`, posted);
  expect(new URL(answer.url).searchParams.size).toBe(0);
}

/** Its name is in the header that names it to a responder, and in no other. */
async function openFile(scene: Scene, path: string) {
  const { stack, planted } = scene;
  const { reportId } = filedAs(scene, "notice");
  const dana = await signIn(openBrowser(stack.url, []), "Dana Okafor");
  const id = path.split("/").at(-1);
  const file = await dana.go(`/desk/reports/${reportId}/evidence/${id}`);
  expect(foundIn(file.text, planted)).toEqual(["content of a file"]);
  const naming = file.headers.get("Content-Disposition") ?? "";
  expect(foundIn(naming, planted)).toEqual(["file name, whole"]);
}
