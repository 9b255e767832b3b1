import type { Desk } from "#app/domain/directory/desks.server.ts";
import { toldName } from "#app/domain/directory/told-name.ts";
import type { WayBack } from "#app/domain/lost-code/channels.ts";
import {
  receiptFile,
  type SignedReceipt,
} from "#app/domain/receipt/signed-receipt.server.ts";
import type {
  Receipt,
  ReceiptPart,
} from "#app/domain/receipt/receipt.server.ts";
import type { Statement } from "#app/domain/receipt/statement.ts";
import { sayDay, sayInstant, sayNear } from "#app/locales/dates.ts";
import { saySize } from "#app/locales/sizes.ts";
import { messagesOf } from "#app/locales/messages.ts";
import type { Locale } from "../../locales/locale.ts";
import { openPaper, type Paper } from "./paper.server.ts";

type About = {
  locale: Locale;
  zone: string;
  siteName: string;
  operatorName: string | null;
  isDemonstration: boolean;
  /** Whom to call when an office is late and has no number. */
  desks: readonly Desk[];
  /** How its reader comes back to the report. */
  wayBack: WayBack;
  now: Date;
};

/** The receipt on paper, with its signature in print and the signed file attached. */
export function receiptPaper(
  signed: SignedReceipt,
  about: About,
): Promise<Buffer> {
  const { locale, siteName, now } = about;
  const t = messagesOf(locale);
  const { receipt, statement } = signed;
  const title = t.proof.paperTitle(receipt.reference);
  const paper = openPaper({ title, author: siteName, locale, now });
  writeHead(paper, receipt, about);
  writeNext(paper, receipt, about);
  writeWho(paper, receipt, locale);
  writeEvidence(paper, statement, about);
  writeProof(paper, signed, about);
  return paper.finish((page, of) => t.proof.foot(receipt.reference, page, of));
}

function writeHead(
  paper: Paper,
  { reference, submittedAt }: Receipt,
  { locale, zone, siteName, operatorName, isDemonstration, wayBack }: About,
) {
  const t = messagesOf(locale);
  const operator = operatorName ? [t.frame.runBy(operatorName)] : [];
  paper.paragraph(siteName, "strong");
  paper.paragraph([t.frame.notOfficial, ...operator].join(" "), "quiet");
  if (isDemonstration) paper.paragraph(t.frame.demonstration, "strong");
  paper.heading(1, t.receipt.title);
  paper.paragraph(t.receipt.reference);
  paper.code(reference, "large");
  paper.paragraph(t.receipt.sentAt(sayInstant(locale, submittedAt, zone)));
  const hint = wayBack === "code" ? t.receipt : t.codeless;
  paper.paragraph(hint.referenceHint, "quiet");
}

function writeNext(paper: Paper, receipt: Receipt, about: About) {
  const { receipt: words, codeless } = messagesOf(about.locale);
  const { wayBack } = about;
  const isSilent = receipt.contactPolicy === "silent";
  paper.heading(2, words.nextTitle);
  writeDues(paper, receipt, about);
  paper.paragraph(
    wayBack === "code" ? words.comeBack : codeless.comeBack[wayBack],
  );
  paper.paragraph(
    wayBack !== "code" && isSilent
      ? codeless.silent
      : words[receipt.contactPolicy],
  );
}

function writeWho(paper: Paper, { parts }: Receipt, locale: Locale) {
  const words = messagesOf(locale).receipt;
  paper.heading(2, words.whoTitle);
  if (parts.length === 0) paper.paragraph(words.noUnit);
  for (const part of parts) writePart(paper, part, locale);
}

function writeProof(
  paper: Paper,
  signed: SignedReceipt,
  { locale, zone }: About,
) {
  const words = messagesOf(locale).proof;
  const { issuedAt, issuer, answers } = signed.statement;
  paper.heading(2, words.paperProofTitle);
  paper.paragraph(words.writtenAt(sayInstant(locale, issuedAt, zone)));
  paper.paragraph(words.digest(answers.version));
  writeHash(paper, answers.sha256, locale);
  paper.paragraph(words.howTo(new URL("/verify", issuer).href));
  paper.titledCode(words.signature, signed.jws);
  paper.attach(words.fileNames.receipt, receiptFile(signed), words.signature);
}

function writeEvidence(
  paper: Paper,
  { evidence }: Statement,
  { locale, zone }: { locale: Locale; zone: string },
) {
  const words = messagesOf(locale).evidence.receipt;
  if (evidence.length === 0) return;
  paper.heading(2, words.title);
  paper.paragraph(words.more);
  for (const { sha256, sizeBytes, arrivedAt } of evidence) {
    const size = saySize(locale, sizeBytes);
    paper.paragraph(words.entry(size, sayInstant(locale, arrivedAt, zone)));
    writeHash(paper, sha256, locale);
  }
}

function writeHash(paper: Paper, sha256: string | null, locale: Locale) {
  if (sha256 !== null) return paper.code(sha256);
  paper.paragraph(messagesOf(locale).frame.damaged.text, "strong");
}

/** What is owed; what is late with the number to call, which is a general one where the office has none. */
function writeDues(
  paper: Paper,
  { parts, reference }: Receipt,
  {
    locale,
    zone,
    desks,
  }: { locale: Locale; zone: string; desks: readonly Desk[] },
) {
  const t = messagesOf(locale);
  const words = t.receipt;
  const said = parts.flatMap(({ unitName, phone, due }) => {
    if (!due) return [];
    const time = sayNear(locale, t, { at: due.at, zone });
    const name = toldName(locale, unitName);
    if (!due.isOverdue) return [`${name}: ${words.due[due.kind](time)}`];
    const call = phone
      ? `${words.callAboutIt(reference)} ${phone}`
      : t.card.noNumber;
    return [`${name}: ${words.late[due.kind](time)} ${words.overdue} ${call}`];
  });
  if (said.length === 0) paper.paragraph(words.noDue);
  else paper.list(said);
  if (parts.some(({ due, phone }) => due?.isOverdue && !phone))
    writeDesks(paper, desks, locale);
}

function writeDesks(paper: Paper, desks: readonly Desk[], locale: Locale) {
  const { card, receipt } = messagesOf(locale);
  paper.paragraph(card.callHint);
  paper.list(
    desks.map(({ name, phone, checkedOn, sources: [source] }) => {
      const readAt = source ? `. ${receipt.source} ${source.ref}` : "";
      const checked = receipt.checked(sayDay(locale, checkedOn)) + readAt;
      return `${toldName(locale, name)}: ${phone}. ${checked}`;
    }),
  );
}

function writePart(paper: Paper, part: ReceiptPart, locale: Locale) {
  const { receipt } = messagesOf(locale);
  const { unitName, told, phone, address, url, checkedOn, sources } = part;
  paper.heading(3, toldName(locale, unitName));
  paper.paragraph(receipt.part[part.part]);
  if (told) paper.paragraph(told[locale]);
  const contact = [phone, address, url].filter((line) => line !== null);
  if (contact.length === 0) return;
  for (const line of contact) paper.paragraph(line);
  const readAt = sources[0] ? `. ${receipt.source} ${sources[0].ref}` : "";
  paper.paragraph(receipt.checked(sayDay(locale, checkedOn)) + readAt, "quiet");
}
