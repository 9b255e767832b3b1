import type { Catalogue } from "../catalogue.ts";
import type { ProblemKind } from "#app/domain/form/read-content.ts";

/** What is said beside a field that was filled in wrong. */
export const errors: Record<ProblemKind, string> = {
  missing: "Dé una respuesta",
  "too-long": "Acórtelo",
  "cut-short":
    "Era demasiado largo. Aquí quedan solo sus primeros 20,000 caracteres: acórtelo, y diga que hay más",
  "list-cut-short":
    "Era demasiado largo. Aquí quedan solo sus primeros 220,000 caracteres: redúzcalo a 200,000, y diga que hay más",
  "one-line": "Use una sola línea",
  "not-an-address": "Escriba una dirección de correo, como nombre@ejemplo.com",
  "not-a-number": "Escriba un número de teléfono con al menos siete cifras",
  "not-offered": "Elija una de las respuestas que se muestran",
  "not-a-date": "Escriba una fecha y hora que existan",
  "in-the-future": "Escriba un momento que no esté en el futuro",
  "unlikely-year": "Revise el año: no puede ser este",
  "skipped-time":
    "Esa hora no existió: se adelantaron los relojes. Escriba una anterior o posterior",
  "none-with-others": "Elija solo la última respuesta, o las demás sin ella",
  "not-a-zip": "Escriba un código postal de cinco cifras, como 93301",
  "unknown-zip":
    "No conocemos este código postal de EE. UU. Revíselo, o déjelo vacío y elija el estado. Si el lugar no está en Estados Unidos, elija su país",
  "county-needed":
    "Elija el condado, porque este código postal abarca más de uno",
  "zip-elsewhere":
    "El código postal no está ahí. Revise el código postal o elija de nuevo el país",
  "money-long-ago":
    "Usted dice que se movió dinero en las últimas 72 horas, y que notó esto por primera vez hace mucho. Si ambas cosas son correctas, continúe",
  "not-an-indicator": "Cambie lo que no reconocemos u omítalo",
  "no-place":
    "Diga dónde está cada lugar: un código postal, una ciudad, un estado o un país",
  "owner-only":
    "Solo el código de acceso con el que empezó este reporte puede decir que esto ya es más seguro. Pídaselo a quien lo tiene",
};

export const timeErrors: Catalogue["frame"]["timeErrors"] = {
  "money-long-ago": (noticed) =>
    `Usted dice que se movió dinero en las últimas 72 horas, pero que notó esto por primera vez el ${noticed}. Cambie lo que no sea correcto. Si ambas cosas lo son, continúe`,
  "in-the-future": (now) =>
    `Escriba un momento que no esté en el futuro. Allí ahora es ${now}`,
  "skipped-time": (earlier, later) =>
    `Esa hora no existió: se adelantaron los relojes. Las más cercanas son ${earlier}, y ${later}`,
};
