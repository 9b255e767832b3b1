import { expect, test } from "../test.ts";

test.use({ javaScriptEnabled: false });

test("four answers lead to whom to tell, the most urgent first, and to a report that knows none of them", async ({
  page,
}) => {
  const main = page.getByRole("main");
  await page.goto("/where-to-report");
  await page.getByText("Money was sent to the wrong place").click();
  await page.getByText("Yes", { exact: true }).click();
  await page.getByLabel("Who was hit?").selectOption("Bank");
  await page.getByLabel("ZIP code", { exact: true }).fill("93243");
  await page.getByRole("button", { name: "Show whom to tell" }).click();

  await expect(main.getByRole("heading", { level: 2 })).toHaveText([
    "Call now",
    "For the place",
    "For the sector",
    "Deadlines that may run",
    "Others in the same field",
    "Forms on the web",
    "Or report here, once",
    "Change what you chose",
  ]);
  const callNow = main.locator("section", { hasText: "Call now" }).first();
  await expect(callNow.getByRole("heading", { level: 3 })).toHaveText([
    "911, if anyone is in danger",
    "Your own bank, within 72 hours",
    /^CISA Central/,
    /^FBI CyWatch/,
  ]);
  await expect(main).toContainText("36 hours");
  await expect(main).toContainText("when you decided that it was a real");

  // The county decides between two field offices; what was chosen before stays.
  await page.getByLabel("County of the affected place").selectOption("06037");
  await page.getByRole("button", { name: "Show the office" }).click();
  await expect(main).toContainText("FBI Los Angeles Field Office");
  await expect(main).toContainText("it has Los Angeles County, CA");
  await expect(page.getByText("You chose:")).toContainText("Bank");

  const asked = page.waitForRequest("**/report");
  await page.getByRole("link", { name: "Report it here" }).click();
  expect((await asked).headers().referer).toBeUndefined();
  expect(new URL(page.url()).search).toBe("");
});

test.describe("in Spanish, on a small telephone", () => {
  test.use({ locale: "es-US", viewport: { width: 320, height: 640 } });

  test("a place abroad gets its national team first, and a slip keeps what was chosen", async ({
    page,
  }) => {
    await page.goto("/where-to-report");
    await page.getByText("Secuestro de datos").click();
    await page.getByLabel("Código postal (ZIP)").fill("9330");
    for (const language of ["English", "Español"])
      await page.getByRole("button", { name: language }).click();
    await page.getByRole("button", { name: "Mostrar a quién avisar" }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.getByLabel("Secuestro de datos")).toBeChecked();

    await page.getByLabel("Código postal (ZIP)").fill("");
    await page.getByText("Está fuera de Estados Unidos").click();
    await page.getByLabel("País").selectOption("Alemania");
    await page.getByRole("button", { name: "Mostrar a quién avisar" }).click();
    const main = page.getByRole("main");
    await expect(main.getByRole("heading", { level: 3 }).first()).toHaveText(
      "BSI / CERT-Bund",
    );
    await expect(main).toContainText("alerta temprana");
    const { scrollWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
    }));
    expect(scrollWidth).toBe(320);
  });
});

test("whoever skips every question is still told whom to tell", async ({
  page,
}) => {
  await page.goto("/where-to-report");
  await page.getByRole("button", { name: "Show whom to tell" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("All FBI field offices");
  await expect(main).toContainText("CISA Central");
  await expect(main.getByText("Call now")).toHaveCount(0);
});
