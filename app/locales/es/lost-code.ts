import type { Catalogue } from "../catalogue.ts";

export const lostCode: Catalogue["lostCode"] = {
  title: "Perdí mi código de acceso",
  link: "Perdí mi código de acceso",
  lead: "Podemos darle un código nuevo después de que una persona llame al número de su informe. Aquí tienen que estar de acuerdo dos personas.",
  needTitle: "Qué hace falta",
  needs: [
    "El informe ya se envió. Un borrador no se puede recuperar: sin su código nadie puede abrirlo, ni siquiera nosotros. Empiece un informe nuevo, por favor.",
    "Usted dio un número de teléfono o un nombre de Signal en el informe. Sin eso no podemos saber que es usted. Envíe un informe nuevo, por favor, y ponga en él la referencia del anterior.",
  ],
  reference: "Referencia de su informe",
  referenceHint: "Está en su recibo, como LL-7K3M-94QX.",
  next: "Continuar",
  wrong: {
    missing: "Escriba la referencia de su informe",
    shape:
      "Esta no es una referencia completa. Empieza por LL y tiene ocho caracteres más",
    tooMany:
      "Llegaron varias peticiones desde su red. Espere un minuto e inténtelo otra vez",
  },
  code: {
    title: "Su nuevo código de acceso",
    lead: "Guarde este código y las dos frases. El código no abre nada hasta que le hayamos llamado.",
    weSay: "Cuando llamemos, diremos",
    youAnswer: "Entonces usted responde",
    phrasesTitle: "Las dos frases",
    rules:
      "Si quien llama no dice la primera frase, cuelgue. No diga la segunda a nadie más.",
    send: "Pedir la llamada",
    file: (weSay, youAnswer) =>
      `Nosotros diremos: ${weSay}\nUsted responde: ${youAnswer}\n\nEl código no abre nada hasta que le hayamos llamado.\n`,
  },
  asked: {
    title: "Qué pasa ahora",
    lead: "Si existe ese informe, una persona llamará al número que figura en él.",
    steps: [
      "Solo llamamos al número o al nombre de Signal del informe. Aquí no decimos cuál es.",
      "Quien llama dice la primera frase. Usted responde con la segunda.",
      "Después, una segunda persona activa su código nuevo. Desde entonces abre el informe, y todos los códigos anteriores dejan de funcionar.",
      "Hasta entonces, escriba su código nuevo en “Continuar o consultar” para ver cómo va. La petición vence a los 7 días.",
    ],
    wrong:
      "Si quien llama conoce otra frase que la suya, dígalo, y pida aquí otra vez mientras está al teléfono.",
    found: "Si encuentra el código anterior, úselo. Todavía funciona.",
    toFollow: "Continuar o consultar",
  },
  waits: {
    asked: {
      title: "Su código nuevo todavía no está en uso",
      text: "Una persona aún tiene que llamar al número de su informe. Tenga a mano sus dos frases.",
    },
    called: {
      title: "Su código nuevo todavía no está en uso",
      text: "Ya hemos llamado. Ahora tiene que estar de acuerdo una segunda persona.",
    },
    refused: {
      title: "Este código nuevo se rechazó",
      text: "Llamamos y no oímos las palabras correctas, o no encontramos a nadie, o se activó otro código nuevo. Si todavía necesita un código, pídalo otra vez.",
    },
    expired: {
      title: "Este código nuevo venció",
      text: "No se pudo hablar con nadie en 7 días. Pídalo otra vez, por favor, o llame a la oficina de su recibo.",
    },
    approved: {
      title: "Este código ya no está en uso",
      text: "Estuvo en uso, y después se sustituyó. Pida otro, por favor, si no tiene ninguno.",
    },
  },
  notice: {
    title: "Alguien pidió un código de acceso nuevo",
    text: (time) =>
      `Alguien que conoce la referencia de este informe dijo el ${time} que se perdió su código. Antes de que nada cambie, una persona llamará al número de su informe.`,
    ours: "Si fue usted o un colega, no tiene que hacer nada.",
    stop: "No fui yo",
    then: "Si no fue usted, díganoslo. De todos modos, antes de que nada cambie, una persona llama al número de su informe.",
    heard: (time) =>
      `El ${time} usted, u otra persona con su código de acceso, nos dijo que no lo pidió. Las personas de aquí lo ven. Antes de que nada cambie llaman al número de su informe, y solo creen a quien sabe las palabras correctas.`,
  },
  noChannel:
    "No dio ningún número de teléfono ni nombre de Signal. Si pierde su código de acceso, no podemos darle uno nuevo. Guárdelo bien.",
};
