import type { Catalogue } from "../catalogue.ts";

export const deadlines: Catalogue["deadlines"] = {
  title: "Plazos legales que pueden aplicarse",
  link: "Plazos legales que pueden aplicarse",
  lead: "Salen de sus respuestas. Esto no es asesoría legal: su abogado puede decir cuáles se aplican.",
  asOf: (time) => `El tiempo que queda se contó el ${time}.`,
  none: "De las leyes que conocemos, ninguna parece fijar un plazo para lo que usted nos dijo. Puede haber otras. Pregunte a su abogado.",
  noDuties:
    "Usted dejó abierto de qué tipo de organización se trata, así que aquí pueden faltar plazos. Puede decírnoslo en un mensaje.",
  groups: {
    running: "En curso",
    lapsed: "Vencidos",
    waiting: "No empezados, que sepamos",
    untimed: "Sin una hora que podamos contar",
    conditional: "Pueden aplicarse si usted es uno de estos",
    "not-in-force": "Todavía no en vigor, según lo que encontramos",
  },
  hints: {
    running:
      "Primero el más cercano. Los días terminan a medianoche en su reloj.",
    lapsed:
      "El tiempo se acabó. Quizá todavía haya que hacer algo: pregunte a su abogado.",
    waiting: "Escriba la hora abajo cuando la sepa.",
    untimed: "Averigüe cuándo empiezan y cuánto tiempo dan.",
    conditional:
      "Por sus respuestas no pudimos saber si alguno de estos le concierne, así que no se cuenta nada. Consulte a su abogado.",
    "not-in-force":
      "Vuelva a comprobarlo antes de confiar en esto. Aquí todavía no corre nada.",
  },
  // The verb goes with what stands next to it: “Queda 1 día y 3 horas”.
  leftToTell: (span: string, whom: string) =>
    `${/^1 /.test(span) ? "Queda" : "Quedan"} ${span} para avisar a: ${whom}`,
  mayHaveLapsed: (span, whom) =>
    `El plazo para avisar a: ${whom}, quizá se acabó hace ${span}. Avise ahora de todos modos.`,
  mayStart: (length, whom, event) =>
    `Puede correr un plazo más corto: ${length} para avisar a: ${whom}, desde ${event}.`,
  nearest: "El plazo legal más cercano que puede aplicarse",
  left: (span) => `${/^1 /.test(span) ? "Queda" : "Quedan"} ${span}`,
  ends: (time) => `Termina el ${time}`,
  lapsed: (span) => `Venció hace ${span}`,
  ended: (time) => `Terminó el ${time}`,
  wouldEnd: (time) => `Terminaría el ${time}`,
  countedFrom: "Se cuenta desde",
  events: {
    discovered: "cuando se notó por primera vez",
    believed: "cuando llegaron a creer que era un incidente real",
    determined: "cuando decidieron que era un incidente real",
    material: "cuando decidieron que es importante para los inversionistas",
    paid: "cuando se pagó",
  },
  enterTime: "Escribir esta hora",
  fromStartOf: (day) => `desde el comienzo del ${day}`,
  gives: "Tiempo que da",
  businessDays: (count) =>
    count === "1" ? "1 día hábil" : `${count} días hábiles`,
  atOnce: "Enseguida",
  promptly: "Sin demora",
  varies: "Varía",
  toWhom: "A quién",
  callsFor: "De qué se trata",
  threshold: (words) => `Umbral: ${words}.`,
  ifYouAre: (words: string) => `Puede aplicarse si usted es: ${words}.`,
  appliesTo: (words) => `Puede aplicarse a: ${words}.`,
  checked: (date) => `Verificado por última vez el ${date}.`,
  more: "Situación y fuente",
  moreAndCause: "De qué se trata, situación y fuente",
  starts: "Empieza, según nuestra fuente",
  status: "Situación",
  notes: "Además",
  source: "Dónde lo leímos",
  notReadAgain: "de memoria, sin releer",
  notReadAgainLong:
    "Al menos una parte de esto es de memoria y no se volvió a leer.",
  inCalendar: (reminder) => `En el archivo de calendario: “${reminder}”.`,
  calendar: {
    title: "Llévelos a su calendario",
    text: "El archivo contiene solo horas y números: ningún nombre, ninguna referencia y ninguna ley. Los calendarios se copian a otros dispositivos y servicios, donde un intruso puede leerlos. Déjelo así: no agregue palabras a las entradas.",
    download: "Guardar como archivo de calendario (.ics)",
    fileName: "recordatorios.ics",
    reminder: (number) => `Recordatorio ${number}`,
  },
  form: {
    title: "Horas desde las que empieza un plazo",
    lead: "Deje abierto lo que no sepa. Quienes le responden pueden ver estas horas.",
    save: "Guardar estas horas",
  },
};
