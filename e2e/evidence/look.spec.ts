import { answersFor } from "#db/testing/answers.ts";
import { expectGoodLook, few } from "../accessibility/look.ts";
import { makeDraft, openByCode, speak } from "../accessibility/scene.ts";
import { longLine } from "../accessibility/words.ts";
import { test } from "../permissions/test.ts";
import { expect } from "../test.ts";
import { expectArrived, fileOf, openLine, send, underWay } from "./files.ts";

test("the page of files looks good empty, full, refused, closed and while files are sent", async ({
  page,
  world,
}) => {
  await openByCode(page, await makeDraft(world, answersFor()));
  await page.goto("/evidence");
  await expectGoodLook(page, "files, none");
  await page.goto("/evidence?refused=store-full");
  await expectGoodLook(page, "files, refused", few);

  await page.goto("/evidence");
  const config = fileOf("core-1 running-config.txt", 48_213);
  const twice = { ...config, name: "core-1 again.txt" };
  const long = fileOf(`${longLine.slice(0, 180)}.log`, 3_141_592);
  await send(page, config, twice, long);
  await expectArrived(page, long);
  await expectGoodLook(page, "files, arrived");

  const line = await openLine(page);
  await line.slow(256 * 1024);
  const image = fileOf("flash image.bin", 6 * 1024 * 1024);
  await send(page, image, fileOf("next.log", 9_000));
  const row = underWay(page, image.name);
  await expect(row).toContainText(/[1-9]\d?% sent/);
  await expectGoodLook(page, "files, one on its way");
  await line.away();
  await expect(row).toContainText("Waiting for the connection.");
  await row.getByRole("button", { name: "Pause" }).click();
  await expectGoodLook(page, "files, one paused", few);
  await line.fast();

  await speak(page, "es");
  await page.goto("/evidence");
  await expect(
    page.getByText("Elija otra vez el mismo archivo para continuar.").first(),
  ).toBeVisible();
  await expectGoodLook(page, "files, one begun, in Spanish", few);

  const answers = answersFor({ data_kinds: ["call-records"] });
  await openByCode(page, await makeDraft(world, answers));
  await page.goto("/evidence");
  await expectGoodLook(page, "files, closed, in Spanish", few);
});
