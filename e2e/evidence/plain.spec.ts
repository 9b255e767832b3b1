import { answersFor } from "#db/testing/answers.ts";
import {
  keyNames,
  variableOf,
} from "#app/server/process/key-variables.server.ts";
import { makeDraft, openByCode } from "../accessibility/scene.ts";
import { test } from "../permissions/test.ts";
import { expect } from "../test.ts";
import { fileOf, hashOf, listed, send } from "./files.ts";

test.use({ javaScriptEnabled: false });

test("without JavaScript files are sent, listed and taken away, and a refusal is said in words", async ({
  page,
  world,
  stack,
}) => {
  const url = await stack.start({
    LANDLINE_EVIDENCE_FILE: "100KB",
    LANDLINE_HOME: `${stack.home}/small-files`,
    ...Object.fromEntries(
      keyNames.map((key) => [
        `${variableOf(key)}_FILE`,
        `${stack.home}/keys/${key}`,
      ]),
    ),
  });
  await openByCode(page, await makeDraft(world, answersFor()));
  await page.goto(`${url}/evidence`);
  await page.getByRole("button", { name: "Send files" }).click();
  const problem = page.getByRole("alert");
  await expect(problem).toContainText("Choose a file first");
  await expect(page).toHaveTitle(/^Error: Files and logs/);

  const log = fileOf("aaa tacacs.log", 1_500);
  await send(page, log, fileOf("dns.log", 60));
  await expect(listed(page, log.name)).toContainText(hashOf(log));
  await expect(listed(page, log.name)).toContainText("1.5 kB");
  await expect(listed(page, "dns.log")).toContainText("Arrived on");

  await send(page, fileOf("too large.bin", 200_000));
  await expect(problem).toContainText("The file is larger than 100 kB.");
  await expect(listed(page, "too large.bin")).toHaveCount(0);
  await expect(listed(page, log.name)).toHaveCount(1);

  const empty = fileOf("emptied.log", 0);
  await send(page, empty, fileOf("beside.log", 30));
  await expect(problem).toContainText(
    "This came empty: “emptied.log”. Is it the right one?",
  );
  await expect(listed(page, "beside.log")).toContainText("Arrived on");
  await expect(listed(page, empty.name)).toHaveCount(0);
  // The box itself is drawn by its label.
  await page.getByText("It is the right one, and empty").click();
  await send(page, empty);
  await expect(listed(page, empty.name)).toContainText("Arrived on");

  await listed(page, "dns.log").locator("summary").click();
  await listed(page, "dns.log")
    .getByRole("button", { name: "Yes, remove it" })
    .click();
  await expect(listed(page, "dns.log")).toHaveCount(0);
});

test("where wiretap systems may be touched, the page asks to speak first, and says what to do meanwhile", async ({
  page,
  world,
}) => {
  const answers = answersFor({ affected: ["lawful-intercept"] });
  await openByCode(page, await makeDraft(world, answers));
  await page.goto("/evidence");
  await expect(
    page.getByRole("heading", { name: "No files yet, please" }),
  ).toBeVisible();
  await expect(page.getByRole("main")).toContainText("You did nothing wrong.");
  await expect(page.getByLabel("Choose files")).toHaveCount(0);
});
