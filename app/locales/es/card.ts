import type { Catalogue } from "../catalogue.ts";

export const card: Catalogue["card"] = {
  answers: "Lo que respondió, y lo que se deriva de ello:",
  link: "Tarjeta para el turno de noche, para imprimir",
  title: "Tarjeta para el turno de noche",
  printed: (time) => `Datos del ${time}.`,
  makeCode: "Crear un código para el turno de noche",
  clocksTitle: "Plazos legales que pueden correr",
  openTitle: "Qué falta todavía de nuestra parte",
  askAgain: (time) => `volver a preguntar a ${time}`,
  more: (count) => `Y ${count} más, en la página del informe.`,
  dontTitle: "Qué hacer ahora, y qué no",
  callTitle: "A quién más llamar",
  callHint:
    "Llame desde un teléfono que el intruso no pueda oír. Dé la referencia.",
  noNumber:
    "No tenemos el número de esta oficina. Llame a uno de los de abajo, o envíele un mensaje.",
  inTitle: "Cómo entrar",
  inHint:
    "Abra esta dirección en un dispositivo que nunca estuvo en la red afectada. Pide un código de acceso, que no está en esta tarjeta.",
  codeLies: "El código de acceso está guardado aquí (no escriba el código):",
};
