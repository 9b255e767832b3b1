import type { Catalogue } from "../catalogue.ts";

export const codeless: Catalogue["codeless"] = {
  draft:
    "No tiene código de acceso. Envíe el informe antes de cerrar esta ventana: se cierra por sí sola en un día como mucho. Si al final da un número de teléfono o un nombre de Signal, más tarde podemos darle un código.",
  check:
    "No tiene código de acceso, y en el informe no hay ningún teléfono ni nombre de Signal. Cuando se cierre esta ventana, no podrá volver a él. Si tiene un número seguro, délo antes de enviar.",
  give: "Dar un número",
  mail: "No enviamos ningún correo.",
  referenceHint: "Dígala por teléfono. No abre nada.",
  comeBack: {
    call: "No tiene código de acceso. Para volver, abra este sitio en un dispositivo seguro, elija “Perdí mi código de acceso” y dé la referencia. Entonces llamamos al número que está en su informe.",
    none: "No tiene código de acceso, y en el informe no hay ningún número al que podamos llamarle. Cuando se cierre esta ventana, no podrá volver a él. Anote la referencia: puede decirla por teléfono.",
  },
  silent: "No le enviaremos ningún correo.",
  printHint: "Puede imprimir esta página.",
  leaveHint:
    "Cierra este informe en este dispositivo. No tiene código de acceso que lo abra de nuevo.",
  cardIn:
    "Todavía no hay código de acceso. En un dispositivo seguro elija allí “Perdí mi código de acceso” y dé la referencia: si hay un número en el informe, lo llamamos.",
  session: {
    line: (span) =>
      `Su informe queda abierto en este equipo durante ${span} si nadie lo usa. No tiene código de acceso que lo abra de nuevo.`,
    lastLine: (span) =>
      `Su informe queda abierto en este equipo durante ${span}. No tiene código de acceso que lo abra de nuevo.`,
    warn: "Su informe se cierra en este equipo en {minutes} minutos, para que nadie más pueda leerlo aquí. No tiene código de acceso que lo abra de nuevo.",
    last: "Su informe lleva un día abierto aquí. Se cierra en este equipo en {minutes} minutos, y no tiene código de acceso. Si no lo envió, envíelo ahora.",
    over: "Lo que envió ha llegado. No tiene código de acceso: en un dispositivo seguro elija “Perdí mi código de acceso”. Si hay un número en el informe, lo llamamos.",
  },
};
