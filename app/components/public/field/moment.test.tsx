import { expect, test } from "vitest";
import { write } from "#app/browser/testing/page.tsx";
import { questions } from "#app/domain/form/questions.ts";
import { MomentField } from "./moment.tsx";

test("fields of dates and times hold no sample text, which HTML gives to fields of text alone", () => {
  const question = questions.find(({ kind }) => kind === "moment");
  if (question?.kind !== "moment") throw new Error("no question of a time");
  const html = write(
    <MomentField
      question={question}
      label="When"
      error={null}
      fill={{}}
      offered={[]}
      isAlone={false}
      counties={[]}
      zone={null}
      zones={["UTC"]}
    />,
  );
  expect(html).toMatch(/type="date"/);
  expect(html).toMatch(/type="time"/);
  expect(html).not.toContain("placeholder");
});
