import { letterOf, type Letter, type Locale } from "./layout.ts";

type Receipt = {
  locale: Locale;
  siteName: string;
  /** Scheme and host of the portal; null when it is not known under one name. */
  origin: string | null;
  reference: string;
  submittedAt: Date;
};

const words = {
  en: {
    subject: (reference: string) => `Your report ${reference} was received`,
    received: (siteName: string, reference: string, at: string) =>
      `${siteName} received your report on ${at}. Its reference is ${reference}.`,
    next: "The offices that answer were asked to take it on. You will hear from them by mail and in the portal.",
    portal: (where: string) =>
      `To add something or to read the whole history, open ${where} with your access code.`,
    thePortal: "the portal",
    never:
      "None of us will ever ask for your access code, by mail or by phone. Answers to this mail are not read.",
  },
  es: {
    subject: (reference: string) => `Recibimos su informe ${reference}`,
    received: (siteName: string, reference: string, at: string) =>
      `${siteName} recibió su informe el ${at}. Su referencia es ${reference}.`,
    next: "Se ha pedido a las oficinas que responden que se hagan cargo. Tendrá noticias de ellas por correo y en el portal.",
    portal: (where: string) =>
      `Para añadir algo o leer todo el historial, abra ${where} con su código de acceso.`,
    thePortal: "el portal",
    never:
      "Ninguno de nosotros le pedirá nunca su código de acceso, ni por correo ni por teléfono. Las respuestas a este correo no se leen.",
  },
};

/** Under the policy "conversation": that it arrived, and under which reference. */
export function receiptLetter(receipt: Receipt): Letter {
  const { locale, siteName, origin, reference, submittedAt } = receipt;
  const its = words[locale];
  return letterOf({
    locale,
    subject: its.subject(reference),
    paragraphs: [
      its.received(siteName, reference, inWords(submittedAt, locale)),
      its.next,
      its.portal(origin ?? its.thePortal),
      its.never,
    ],
  });
}

function inWords(at: Date, locale: Locale): string {
  return formats[locale].format(at).concat(" UTC");
}

const formats: Record<Locale, Intl.DateTimeFormat> = {
  en: formatOf("en-US"),
  es: formatOf("es-US"),
};

function formatOf(tag: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
}
