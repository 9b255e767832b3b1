import { carrier } from "../reporter/answers.ts";
import { fileReport } from "../reporter/report.ts";
import { expect, test } from "../test.ts";

test.use({ javaScriptEnabled: false });

test("whoever lost money and routers is told to call the bank first, then what to save, with the reasons", async ({
  page,
}) => {
  const said = { ...carrier, money_moved: "yes", bank_told: "no" };
  await fileReport(page, said);
  const main = page.getByRole("main");
  await expect(main).toContainText(
    "Call your bank now: the money may still be stopped.",
  );
  await page.getByRole("link", { name: "See how, step by step" }).click();
  await expect(main.getByRole("heading", { level: 2 }).first()).toHaveText(
    "Call your bank now: the money may still be stopped",
  );
  const routers = main.locator("section", { hasText: "Core and edge routers" });
  await expect(routers).toContainText("show");
  await expect(routers).toContainText("Because you told us: “Routers");

  await page.getByRole("button", { name: "Español" }).click();
  await expect(main.getByRole("heading", { level: 2 }).first()).toHaveText(
    "Llame ahora a su banco: quizá aún se pueda parar el dinero",
  );
  await page.getByRole("link", { name: "Su informe" }).first().click();
  await page.getByRole("link", { name: "Qué hacer mientras espera" }).click();
  await expect(page).toHaveURL(/\/follow\/advice$/);
});
