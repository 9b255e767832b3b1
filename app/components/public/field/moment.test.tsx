import { expect, test } from "vitest";
import { write } from "#app/browser/testing/page.tsx";
import { MomentField } from "./moment.tsx";

test("fields of dates and times hold no sample text, which HTML gives to fields of text alone", () => {
  const html = write(
    <MomentField
      question={{ id: "first_noticed", page: "what", kind: "moment" }}
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
