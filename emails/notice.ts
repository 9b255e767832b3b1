import { letterOf, type Letter, type Locale } from "./layout.ts";

const words = {
  en: {
    subject: "Please look at the portal",
    body: "Please look at the portal when you can, from a device and a network that you trust.",
    noLink:
      "This mail has no link on purpose. Open the portal the way you did before.",
  },
  es: {
    subject: "Por favor, consulte el portal",
    body: "Por favor, consulte el portal cuando pueda, desde un dispositivo y una red en los que confíe.",
    noLink:
      "Este correo no lleva ningún enlace a propósito. Abra el portal como la vez anterior.",
  },
} satisfies Record<Locale, Record<string, string>>;

/** The only mail of the policy "notice". It has no props but the language, so that nothing can get into it. */
export function noticeLetter({ locale }: { locale: Locale }): Letter {
  const { subject, body, noLink } = words[locale];
  return letterOf({ locale, subject, paragraphs: [body, noLink] });
}
