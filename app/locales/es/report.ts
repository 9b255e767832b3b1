import type { Catalogue } from "../catalogue.ts";

export const report: Catalogue["report"] = {
  tooManyBegun:
    "Se acaban de empezar muchos informes. Espere un minuto y pulse Continuar otra vez. Si hay peligro para la vida, llame al 911 ahora",
  firstTitle: "Informar de una posible intrusión",
  code: {
    title: "Su código de acceso",
    beginAgain: "Sin el código nadie podría volver a abrir este borrador.",
    lead: "Guarde este código antes de seguir. Es la llave de su informe.",
    why: "Sin él nadie puede abrir lo que ha escrito hasta ahora, ni siquiera nosotros. Con él puede seguir después, en cualquier dispositivo, y ver las respuestas.",
    expires: (date) =>
      `Si no envía su informe, se borra el ${date}; si sale sin escribir el último grupo abajo, después de un día.`,
    keep: "Anótelo, o guárdelo de una de estas formas. No lo guarde en un correo o chat que el intruso pueda leer.",
    copy: "Copiar",
    copied: "Copiado",
    print: "Imprimir esta página",
    printHint: "Para imprimirlo, use la función de imprimir de su navegador.",
    download: "Guardar como archivo de texto",
    qr: "Mostrar como código QR",
    qrAlt: "Código QR de su código de acceso",
    lastGroup: "Escriba los últimos cuatro caracteres de su código",
    lastGroupHint: "Así sabemos los dos que usted lo tiene.",
    wrongGroup:
      "Ese no es el último grupo del código. Mire otra vez los últimos cuatro caracteres",
    withheld: {
      title: "Su código de acceso no se muestra en este dispositivo",
      lead: "Quien vea el código puede leer su informe. Puede llamar, o seguir aquí sin código.",
      steps: [
        "Sin código puede enviar su informe desde esta ventana, y desde ninguna otra.",
        "Si da en él un número de teléfono o un nombre de Signal, más tarde podemos llamarle y darle un código. Sin ninguno no podrá volver a su informe.",
      ],
      other: "Usar otro dispositivo después de todo",
      goOn: "Seguir aquí sin código",
    },
    enterAt: "Escríbalo en:",
    fileName: "landline-codigo-de-acceso.txt",
    file: (site, code, follow) =>
      `${site}: código de acceso\n\n${code}\n\nAbre su informe. Guárdelo donde el intruso no pueda verlo.\nEscríbalo en: ${follow}\n`,
  },
  ownCert: {
    title: (country) => `Primero, el equipo de ${country}`,
    text: "En su país no avisamos a nadie por usted: informe también allí, y primero.",
  },
  draftKept: (date) =>
    `Cada página se guarda al continuar. Se conserva hasta el ${date}.`,
  codeAfterThis:
    "Después de esta página recibe un código de acceso, con el que puede parar y seguir después.",
  codeless:
    "En este dispositivo no se muestra ningún código de acceso, porque el intruso podría verlo. Si todavía no tiene su código, envíe el informe antes de cerrar esta ventana: se cierra por sí sola en un día como mucho.",
  leave: "Parar aquí y seguir después",
  check: {
    title: "Revise sus respuestas",
    lead: "Todavía no se ha enviado nada. Aún puede cambiarlo todo.",
    change: "Cambiar",
    notAnswered: "Sin respuesta",
    blanks: (count) =>
      count === 1
        ? "Una pregunta que dejó sin responder"
        : `${count} preguntas que dejó sin responder`,
    needed: "Hace falta una respuesta",
    askAgainAt: (time) => `preguntar de nuevo a las ${time}`,
    country: {
      text: (zip) =>
        `Usted dio el código postal ${zip} y ningún país, así que lo buscamos en Estados Unidos. Si está en otro país:`,
      link: "Elegir el país",
    },
    missingTitle: "Todavía faltan algunas respuestas",
    missingLink: (label) => `Responda: ${label}`,
    mailTitle: "Cómo nos comunicaremos con usted",
    mail: {
      silent: "No enviamos ningún correo. Vuelva aquí con su código de acceso.",
      notice:
        "Enviamos correo que solo dice “por favor, consulte el portal”. No dice nada de este informe.",
      conversation:
        "Le escribimos por correo, con el texto de nuestros mensajes.",
    },
    whoTitle: "Quién lo recibirá",
    whoText:
      "Si lo envía tal como está ahora. Depende de dónde están los lugares afectados, de lo que está afectado y de lo que dijo sobre compartirlo.",
    who: {
      primary: "dirige la respuesta",
      joint: "se le pide ayuda",
      withheld:
        "no se le pide, porque usted lo comparte solo con la oficina que dirige",
    },
    furtherTitle: "Si lo desea",
    sendTitle: "Envíe su informe",
    sendText:
      "Cuando lo envíe, podrán abrirlo las oficinas que responden. Después puede añadir más.",
    send: "Enviar informe",
  },
  advice: {
    "danger-advice": {
      lead: "Llame ahora al 911, antes de seguir aquí.",
      steps: [
        "Diga que hay personas en peligro o que un servicio de emergencia no funciona, y dónde.",
        "Si el propio 911 no funciona, use los números locales de la policía, los bomberos o las ambulancias, o envíe a alguien.",
        "Diga que la causa puede ser un intruso en sistemas informáticos o telefónicos.",
      ],
      after:
        "Vuelva aquí cuando las personas estén a salvo. Su informe espera.",
      continue:
        "Las personas están a salvo o la ayuda está en camino: continuar",
    },
    "device-advice": {
      lead: "Si el intruso puede ver este dispositivo, puede leer su informe. Cambie primero de dispositivo.",
      steps: [
        "Tome un dispositivo que nunca haya estado en la red afectada: su propio teléfono con datos móviles, o el de otra persona.",
        "Abra allí este sitio y empiece el informe. Si ya tiene su código de acceso, elija allí “Continuar o consultar” y escríbalo a mano. No lo envíe por correo ni por chat.",
        "Después cierre esta ventana.",
      ],
      after:
        "Si no tiene otro dispositivo, puede llamar, o seguir aquí y omitir lo que alertaría al intruso. No le enviaremos ningún correo.",
      continue: "Continuar en este dispositivo",
    },
    "phone-advice": {
      lead: "El número que dio quizá no sea seguro. Parece ser de la compañía afectada, o puede ser uno de los teléfonos que usted dijo que no son seguros. Es posible que el intruso pueda escuchar.",
      steps: [
        "Si puede, dé un número que no tenga nada que ver con la compañía afectada, o un nombre de Signal.",
        "Si no puede, déjelo. No diremos nada importante por ese número hasta asegurarnos de quién escucha.",
      ],
      safeWay: "Dar otro número",
      continue: "Continuar con ese número",
    },
    "mail-advice": {
      lead: "La dirección de correo que dio parece ser de la organización afectada. Es posible que el intruso pueda leerla.",
      steps: [
        "Si puede, dé una dirección que no tenga nada que ver con la organización, o déjela en blanco.",
        "Si la deja, el correo a esa dirección solo dirá “por favor, consulte el portal”.",
      ],
      safeWay: "Dar otra dirección",
      continue: "Continuar con esa dirección",
    },
  },
  stops: {
    "sensitive-stop": {
      lead: "No escriba en ninguna página de este sitio material clasificado u ordenado por un juez, ni lo que se dijo en llamadas interceptadas.",
      steps: [
        "Llame, y diga solo que tiene ese material y que necesita una forma segura de entregarlo. No diga qué es.",
        "Si su organización tiene un responsable de seguridad o un abogado autorizado, avísele primero.",
        "Todo lo demás sí puede informarlo aquí. Vuelva atrás y responda “No” si va a omitir ese material.",
      ],
      continue: "Volver atrás y omitirlo",
    },
    "update-stop": {
      lead: "Para añadir algo a un informe que ya envió, ábralo con su código de acceso.",
      steps: [
        "Allí puede añadir texto, responder preguntas y ver quién lo abrió.",
        "Si perdió el código, abra “Continuar o consultar” y elija “Perdí mi código de acceso”: podemos llamarle.",
      ],
      continue: "Volver atrás y empezar un informe nuevo",
    },
  },
  call911: "Llamar al 911",
  toNumbers: "A quién llamar",
  toCode: "Escribir el código de acceso",
  openAlready: "Ya hay un informe abierto en este navegador.",
};
