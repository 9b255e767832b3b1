import { letterOf, type Letter, type Locale } from "./layout.ts";

type Message = {
  locale: Locale;
  siteName: string;
  origin: string | null;
  reference: string;
  unitName: string;
  isQuestion: boolean;
  /** As the responder wrote it. */
  body: string;
};

const words = {
  en: {
    subject: (reference: string) => `Your report ${reference}`,
    wrote: (unitName: string) => `${unitName} writes:`,
    asks: (unitName: string) => `${unitName} asks:`,
    answer: (where: string) =>
      `To answer, open ${where} with your access code. Answers to this mail are not read.`,
    thePortal: "the portal",
    never:
      "None of us will ever ask for your access code, by mail or by phone.",
  },
  es: {
    subject: (reference: string) => `Su informe ${reference}`,
    wrote: (unitName: string) => `${unitName} escribe:`,
    asks: (unitName: string) => `${unitName} pregunta:`,
    answer: (where: string) =>
      `Para responder, abra ${where} con su código de acceso. Las respuestas a este correo no se leen.`,
    thePortal: "el portal",
    never:
      "Ninguno de nosotros le pedirá nunca su código de acceso, ni por correo ni por teléfono.",
  },
};

/** Under the policy "conversation": what a unit wrote. Every mail of a report has one subject, which threads it as well. */
export function messageLetter(message: Message): Letter {
  const { locale, siteName, origin, reference, unitName } = message;
  const its = words[locale];
  return letterOf({
    locale,
    subject: its.subject(reference),
    paragraphs: [
      message.isQuestion ? its.asks(unitName) : its.wrote(unitName),
      message.body.trim(),
      its.answer(origin ?? its.thePortal),
      its.never,
      `${siteName} · ${reference}`,
    ],
  });
}
