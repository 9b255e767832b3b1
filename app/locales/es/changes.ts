import type { Catalogue } from "../catalogue.ts";

export const changes: Catalogue["changes"] = {
  title: "Lo que cambió después de enviar",
  lead: "Lo más nuevo va primero. Nada se perdió: se guarda cada versión. Las oficinas que responden ven lo mismo que usted ve aquí.",
  none: "No se ha cambiado nada desde que envió su informe.",
  link: "Vea qué cambió",
  you: "Cambiado con el código que usa ahora",
  first: "Cambiado con el código con el que se empezó el informe",
  colleague: (label) => `Cambiado con el código “${label}”`,
  sentTitle: "Lo que envió primero",
  receipt: (when) => `Recibo firmado del ${when} (JSON)`,
  answers: (when) => `Todas las respuestas del ${when} (JSON)`,
  sentReceipt: "Recibo firmado de lo que envió primero (JSON)",
  sentAnswers: "Todas las respuestas que envió primero (JSON)",
  before: "Antes",
  now: "Ahora",
  notAsked: "No se preguntaba",
  noLongerAsked: "Ya no se pregunta",
  undone: "Se cambió y se dejó otra vez como estaba.",
  older: "Cambios anteriores",
  newest: "Cambios más recientes",
};
