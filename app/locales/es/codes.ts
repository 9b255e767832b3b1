import type { Catalogue } from "../catalogue.ts";

export const codes: Catalogue["codes"] = {
  unnamed: "un código cuyo nombre no se puede abrir",
  title: "Códigos para colegas",
  link: "Códigos para colegas",
  lead: "Dé a cada persona o equipo su propio código. Puede retirar cualquiera de ellos, y ve cuándo se usó cada uno.",
  listTitle: "Códigos en uso",
  none: "Todavía no ha creado ninguno.",
  revokedTitle: "Códigos retirados",
  first: "El primer código de este informe",
  replaced: "El código que sustituyó al primero",
  own: "su código",
  made: "Creado el",
  used: "Usado por última vez el",
  revoked: "Retirado el",
  neverUsed: "Sin usar todavía",
  scopeLabel: "Qué permite",
  scopes: {
    owner: ["Todo", "También enviarlo o retirarlo, y crear códigos."],
    answer: [
      "Leer y responder",
      "Leerlo todo, escribir mensajes, cambiar respuestas, añadir archivos. No el nombre, los números ni el correo por los que le encontramos, ni que una línea vuelve a ser segura.",
    ],
    read: ["Leer", "Leerlo todo. No se puede escribir ni cambiar nada."],
  },
  revoke: "Retirar",
  revokeThis: (label) => `Retirar el código “${label}”`,
  revokeText:
    "El código deja de funcionar al instante, y quien tenga abierto el informe con él queda fuera. Lo que escribió se conserva.",
  makeTitle: "Crear un código",
  label: "¿Para quién es?",
  labelHint:
    "Por ejemplo: turno de noche, o abogado. Las oficinas que le responden también ven este nombre.",
  make: "Crear el código",
  most: (count) =>
    `Tiene ${count} códigos, y no puede haber más. Retire uno primero.`,
  wrong: {
    missing: "Diga para quién es el código",
    "too-long": "Use como máximo 60 caracteres",
    scope: "Elija qué permite el código",
  },
  shown: {
    title: "Un código para un colega",
    lead: (label) => `Este es el código para “${label}”.`,
    once: "Solo se muestra ahora. Si se pierde, retírelo y cree otro.",
    waysTitle: "Cómo entregarlo",
    safe: "Entréguelo en persona, en papel o como código QR. O léalo por un teléfono que el intruso no pueda escuchar.",
    unsafe:
      "No lo envíe por correo ni por chat en sistemas que puedan estar afectados. No lo ponga en un ticket, un archivo compartido ni un mensaje de texto.",
    notYours: "No entregue su propio código: nadie podría distinguirlos.",
    done: "Ya lo entregué",
    waiting: "Este navegador todavía muestra un código nuevo.",
    toIt: "Verlo otra vez",
  },
  by: "Con el código",
  times: (count) => `(${count} veces ese día)`,
  readOnly: "Su código es para leer. Con él no se puede escribir aquí.",
  ownerSends:
    "Su código no permite enviar este informe. Puede enviarlo quien tenga el primer código.",
  ownerContact:
    "Su código no permite cambiar quién figura en este informe, ni sus números y correo. Ahí llamamos si se pierde un código. Pregunte a quien tenga el primer código.",
};
