import { answersFor } from "#db/testing/answers.ts";
import {
  keyNames,
  variableOf,
} from "#app/server/process/key-variables.server.ts";
import { expectGoodLook, few } from "../accessibility/look.ts";
import { makeDraft, openByCode } from "../accessibility/scene.ts";
import { test } from "../permissions/test.ts";
import { expect } from "../test.ts";
import { expectArrived, fileOf, send, underWay } from "./files.ts";
import { announce, sendBytes } from "./tus.ts";

test("where too many files come in at once, a file waits for its turn, says so, and goes on by itself", async ({
  page,
  world,
  stack,
}) => {
  const base = await stack.start({
    LANDLINE_EVIDENCE_UPLOADS: "1",
    LANDLINE_HOME: `${stack.home}/one-place`,
    ...Object.fromEntries(
      keyNames.map((key) => [
        `${variableOf(key)}_FILE`,
        `${stack.home}/keys/${key}`,
      ]),
    ),
  });
  await openByCode(page, await makeDraft(world, answersFor()));
  await page.goto(`${base}/evidence`);

  const { reportId, cookie, session } = await world.fileDraft();
  const by = { base, cookies: cookie };
  const file = { reportId, name: "long.pcap", sizeBytes: 9_000_000 };
  const { path } = await announce(by, file);
  const line = new AbortController();
  // More than a part, and then nothing for a while.
  const half = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (body) => body.enqueue(new Uint8Array(5_000_000)),
  });
  void sendBytes(by, path ?? "", 0, half, line.signal).catch(() => null);
  const kept = async () => (await world.filesOf(session))[0]?.receivedBytes;
  await expect.poll(kept).toBeGreaterThan(0);

  const mine = fileOf("dns.log", 3_000_000);
  await send(page, mine);
  const row = underWay(page, mine.name);
  await expect(row).toContainText("Yours waits for its turn");
  await expect(row.getByRole("button", { name: "Pause" })).toBeVisible();
  await expectGoodLook(page, "files, one waits for its turn", few);
  line.abort();
  await expectArrived(page, mine);
});
