import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import {
  signReceipt,
  type SignedReceipt,
} from "#app/domain/receipt/signed-receipt.server.ts";
import {
  attachedTo,
  receiptTextIn,
} from "#app/domain/receipt/attached-to.server.ts";
import { signJws } from "#app/domain/vault/sign.server.ts";
import { verifyReceipt } from "#app/domain/receipt/verify-receipt.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import type { Locale } from "../../locales/locale.ts";
import { openPaper } from "./paper.server.ts";
import { receiptPaper } from "./receipt.server.ts";
import { drawingOf, linesOf, objectsOf, textOf } from "./testing/read-pdf.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");
const desk = {
  name: "CISA",
  phone: "1-844-729-2472",
  checkedOn: "2026-11-01",
  sources: [{ ref: "cisa.gov/report" }],
};
const typed = "A tunnel that none of us made";

async function signed(): Promise<SignedReceipt> {
  const { session } = await fileReport(database.db, keyring, {
    answers: { what_seen: typed },
    now,
  });
  const issuer = "https://report.example.org";
  return signReceipt(database.db, { keyring, session, issuer, now });
}

const draw = (receipt: SignedReceipt, locale: Locale) =>
  receiptPaper(receipt, {
    locale,
    zone: "America/Los_Angeles",
    siteName: "Landline",
    operatorName: "Condado de Peñasco",
    isDemonstration: false,
    desks: [desk],
    wayBack: "code",
    now,
  });

test.each(["en", "es"] as const)(
  "the receipt in %s is tagged, and says its language and title",
  async (locale) => {
    const receipt = await signed();
    const objects = objectsOf(await draw(receipt, locale));
    const all = [...objects.values()]
      .map(({ body, stream }) =>
        body.includes("/Metadata") ? `${body}\n${stream}` : body,
      )
      .join("\n");
    expect(all).toMatch(/\/Marked true/);
    expect(all).toContain(`/Lang (${locale})`);
    expect(all).toContain("/DisplayDocTitle true");
    expect(all).toContain("<pdfuaid:part>1</pdfuaid:part>");
    for (const tag of ["Document", "H1", "H2", "H3", "P", "L", "LI", "LBody"])
      expect(all, tag).toMatch(new RegExp(`/S /${tag}\\b`));
    expect(all.match(/\/S \/H1\b/g)).toHaveLength(1);
    // Fonts travel along: none is named that the reader's machine would have to have.
    expect(all.match(/\/FontFile2 /g)).toHaveLength(3);
    expect(all).not.toMatch(/\/Subtype \/Type1\b/);
  },
);

test("everything drawn is inside a tag or marked as decoration", async () => {
  const pages = drawingOf(await draw(await signed(), "en"));
  expect(pages).toHaveLength(2);
  for (const { code } of pages) {
    expect(code).toMatch(/\bT[jJ]\b/);
    const outside = code.replace(/\/\w+ <<[^>]*>> BDC[\s\S]*?EMC/g, "");
    expect(outside).not.toMatch(/\bT[jJ]\b/);
  }
});

test("the receipt's text can be read out, in both languages, and its signature verifies from there", async () => {
  const receipt = await signed();
  const english = textOf(await draw(receipt, "en"));
  expect(english).toContain("Your report was sent");
  expect(english).toContain(receipt.statement.reference);
  expect(english).toContain(receipt.statement.answers.sha256);
  expect(english).toContain("The affected site lies in the area");
  expect(english).not.toContain(typed);
  const spanish = textOf(await draw(receipt, "es"));
  expect(spanish).toContain("A quién llegó, y por qué");
  expect(spanish).toContain("Lo opera Condado de Peñasco.");
  for (const text of [english, spanish])
    expect(await verifyReceipt(keyring, text)).toMatchObject({ is: "ours" });
});

test("what is longer than a page keeps its face on each, and comes back whole", async () => {
  const about = { title: "x", author: "x", locale: "en", now };
  const paper = openPaper(about);
  const code = Array.from({ length: 20_000 }, (_, at) => at % 10).join("");
  paper.code(code);
  paper.paragraph("Said in bold. ".repeat(600), "strong");
  const pdf = await paper.finish((page, of) => `Page ${page} of ${of}`);
  const faces = linesOf(pdf).map((page) => [
    ...new Set(page.map(({ font }) => font)),
  ]);
  const [mono, bold, foot] = [
    "RobotoMono-Regular",
    "PublicSans-Bold",
    "PublicSans-Regular",
  ];
  expect(faces.slice(0, 2)).toEqual([[mono], [mono]]);
  expect(faces.slice(-2)).toEqual([
    [bold, foot],
    [bold, foot],
  ]);
  const lines = textOf(pdf).split("\n");
  expect(lines.filter((line) => /^\d+$/.test(line)).join("")).toBe(code);
});

test("a signature is copied whole from one page or over several, with no line that ends in a hyphen", async () => {
  const receipt = await signed();
  const long = Buffer.from(
    Array.from({ length: 18_000 }, (_, at) => (at * at * 131) >> 4),
  ).toString("base64url");
  for (const jws of [receipt.jws, `eyJ9.${"a-".repeat(300)}${long}`]) {
    const pages = linesOf(await draw({ ...receipt, jws }, "en"));
    const lines = pages.flat().map(({ text }) => text);
    const code = lines.slice(lines.indexOf("Signature of this receipt") + 1);
    expect(code.pop()).toMatch(/^Receipt LL-.* page \d+ of \d+$/);
    expect(code.join("")).toBe(jws);
    expect(code.filter((line) => line.endsWith("-"))).toEqual([]);
  }
  const holding = linesOf(await draw(receipt, "en")).filter((page) =>
    page.some(({ text }) => text.length > 70 && receipt.jws.includes(text)),
  );
  expect(holding).toHaveLength(1);
});

test("a receipt of many files verifies from what is copied across its pages, and from the file itself", async () => {
  const receipt = await signed();
  const evidence = Array.from({ length: 100 }, (_, at) => ({
    sha256: String(at).padStart(64, "0"),
    ...{ sizeBytes: at, arrivedAt: now.toISOString() },
  }));
  const statement = { ...receipt.statement, evidence };
  const jws = await signJws(keyring, "landline-receipt+jws", statement);
  const pdf = await draw({ ...receipt, statement, jws }, "en");
  const proved = { is: "ours", isRewritten: false };
  expect(await verifyReceipt(keyring, textOf(pdf))).toMatchObject(proved);
  const attached = attachedTo(pdf) ?? "";
  expect(await verifyReceipt(keyring, attached)).toMatchObject(proved);
});

test("a PDF that is none of ours has nothing attached that we would read", async () => {
  const paper = openPaper({ title: "x", author: "x", locale: "en", now });
  paper.attach("bomb.json", `{"jws":"${"a".repeat(1_000_000)}"}`, "x");
  const bomb = await paper.finish(() => "");
  const cut = (await draw(await signed(), "en")).subarray(0, 500);
  for (const file of [bomb, cut, Buffer.from("%PDF-1.7\n/EmbeddedFile")])
    expect(attachedTo(file)).toBeNull();
});

test("a long PDF that is none of ours is told from a receipt that is too long", async () => {
  const paper = openPaper({ title: "x", author: "x", locale: "en", now });
  paper.attach("x.json", Buffer.alloc(150_000, "x").toString(), "x");
  const pdf = await paper.finish(() => "");
  const foreign = Buffer.concat([pdf, Buffer.alloc(200_000, " ")]);
  const verdictOn = (file: Buffer) =>
    verifyReceipt(keyring, receiptTextIn(file));
  expect((await verdictOn(foreign)).is).toBe("unreadable");
  const ours = await draw(await signed(), "en");
  expect((await verdictOn(ours)).is).toBe("ours");
});

test("what is late has its office's number on paper, and where there is none a general one", async () => {
  const receipt = await signed();
  const [part] = receipt.receipt.parts;
  const drawn = (phone: string | null, isOverdue: boolean) => {
    const due = { kind: "accept" as const, at: now, isOverdue };
    const parts = [{ ...part!, phone, due }];
    return draw({ ...receipt, receipt: { ...receipt.receipt, parts } }, "en");
  };
  const withNumber = textOf(await drawn("202-555-0100", true));
  expect(withNumber).toContain("Call and ask for it");
  expect(withNumber).not.toContain(desk.phone);
  const without = textOf(await drawn(null, true));
  expect(without).toContain("We have no number of this office");
  expect(without).toContain(`CISA: ${desk.phone}. Last checked on`);
  expect(textOf(await drawn(null, false))).not.toContain(desk.phone);
});

test("the receipt names each file by its fingerprint, and by nothing that was typed", async () => {
  const receipt = await signed();
  const sha256 = "0123456789abcdef".repeat(4);
  const arrivedAt = "2026-11-22T08:30:00.000Z";
  const file = { sha256, sizeBytes: 3_200, arrivedAt };
  const statement = { ...receipt.statement, evidence: [file] };
  const text = textOf(await draw({ ...receipt, statement }, "en"));
  expect(text).toContain("Files that came with it");
  expect(text).toContain("3.1 kB, arrived on Sunday, November 22, 2026");
  expect(text).toContain(sha256);
});

test("what our fonts lack is a question mark, and every other character is drawn", async () => {
  const letters = range(0x21, 0x131) + range(0x134, 0x148);
  const more =
    range(0x14a, 0x17e) + range(0x1ea0, 0x1ef9) + "–—‘’‚“”„†‡•…‰‹›€™−";
  const drawn = (letters + more).replace(/[\x7f-\xa0\xad]/g, "");
  const about = { title: "x", author: "x", locale: "en", now };
  const paper = openPaper(about);
  paper.paragraph(drawn);
  paper.paragraph(drawn, "strong");
  paper.paragraph("a\u202e網路\u200bb\u202f🛰️\u0000c", "quiet");
  const text = textOf(await paper.finish(() => "")).replace(/\s/g, "");
  expect(text).toBe(`${drawn}${drawn}a?b?c`);
});

function range(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, at) =>
    String.fromCodePoint(from + at),
  ).join("");
}
