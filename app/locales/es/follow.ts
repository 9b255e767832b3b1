import type { Catalogue } from "../catalogue.ts";

/** "las 5:00 a. m.", but "la 1:00 a. m.". */
function withArticle(time: string): string {
  return `${/^1:/.test(time) ? "la" : "las"} ${time}`;
}

export const receipt: Catalogue["receipt"] = {
  title: "Su informe fue enviado",
  reference: "Su referencia",
  referenceHint:
    "Dígala por teléfono. No abre nada; lo que abre es su código de acceso.",
  sentAt: (time) => `Enviado el ${time}`,
  whoTitle: "A quién llegó, y por qué",
  noUnit:
    "Está en la mesa de recepción, donde unas personas buscan la oficina que corresponde.",
  part: {
    primary: "Dirige la respuesta",
    joint: "Se le pidió ayuda",
  },
  nextTitle: "Qué pasa ahora",
  due: {
    accept: (time) =>
      `Una persona debe abrirlo y hacerse cargo a más tardar a ${time}, en su hora local.`,
    "first-answer": (time) =>
      `Debe darle una primera respuesta a más tardar a ${time}.`,
    "next-update": (time) => `Debe darle más noticias a más tardar a ${time}.`,
  },
  late: {
    accept: (time) => `Debía hacerse cargo a más tardar a ${time}.`,
    "first-answer": (time) =>
      `Debía darle una primera respuesta a más tardar a ${time}.`,
    "next-update": (time) => `Debía darle más noticias a más tardar a ${time}.`,
  },
  overdue:
    "Esa hora ya pasó. Todavía se le debe. Su informe está bien, y no hace falta enviarlo de nuevo.",
  callAboutIt: (reference) =>
    `Llame y pídala, desde un teléfono que el intruso no pueda oír. Dé su referencia, ${reference}.`,
  noNumber:
    "No tenemos el número de esta oficina. Envíele un mensaje, o llame a uno de los números generales:",
  source: "Leído en:",
  checked: (date) => `Verificado por última vez el ${date}`,
  noDue: "Por el momento no hay nada prometido para una hora fija.",
  call: {
    phone: (ending) =>
      `Si hace falta llamar, llamamos al número que termina en ${ending}.`,
    signal: "Si hace falta llamar, usamos el nombre de Signal que dio.",
    hours: (hours) => `Usted dijo cuándo: ${hours}`,
    anyTime: "No dijo horas, así que puede sonar en cualquier momento.",
  },
  sooner:
    "Lo que aún pueda decir aquí puede cambiar lo pronto que responda una persona:",
  comeBack:
    "Vuelva con su código de acceso para ver qué se hizo y escribir a quienes responden.",
  silent:
    "No le enviaremos ningún correo. Por favor, vuelva aquí con su código de acceso, desde un dispositivo seguro.",
  notice:
    "Cuando haya algo que leer, le enviamos un correo: “por favor, consulte el portal”.",
  conversation: "También le escribiremos por correo.",
  printHint: "Puede imprimir esta página. No contiene su código de acceso.",
  toReport: "Ver su informe",
};

export const follow: Catalogue["follow"] = {
  title: "Continuar o consultar",
  lead: "Escriba el código de acceso que recibió al principio.",
  code: "Código de acceso",
  codeHint:
    "24 letras y cifras en seis grupos. Puede usar espacios, guiones y minúsculas.",
  open: "Abrir",
  wrong: {
    missing: "Escriba su código de acceso",
    shape:
      "Este no es un código de acceso completo. Busque un carácter que falte o que esté mal; tiene 24, en seis grupos de cuatro",
    tooMany:
      "Llegaron varios códigos erróneos desde su red. Revise el código, espere un minuto e inténtelo de nuevo. El código correcto abre en todo momento",
    otherReport:
      "Este código abre otro informe, o lo que escribió ya no se puede añadir allí. Se queda en esta página: cópielo, o escriba el otro código",
    unknown:
      "Ningún informe se abre con este código. Quizá tiene más de 30 días y nunca se envió, o un carácter está mal",
  },
  lost: {
    title: "Si perdió el código",
    text: "Si el informe se envió, podemos llamarle y darle un código nuevo. Un borrador que no se envió no puede abrirlo nadie.",
  },
  resume: "Seguir con su informe",
  near: {
    today: (time) => `${withArticle(time)} de hoy`,
    tomorrow: (time) => `${withArticle(time)} de mañana`,
    yesterday: (time) => `${withArticle(time)} de ayer`,
    day: (time, day) => `${withArticle(time)} del ${day}`,
  },
  standing: {
    title: "Cómo está",
    opened: (time) => `Lo abrió una persona a ${time}.`,
    notOpened: "Todavía no lo ha abierto ninguna persona.",
    promised: {
      accept: (time) =>
        `Una oficina debe hacerse cargo a más tardar a ${time}.`,
      "first-answer": (time) =>
        `La primera respuesta debe llegar a más tardar a ${time}.`,
      "next-update": (time) =>
        `La próxima respuesta debe llegar a más tardar a ${time}.`,
    },
    overdue: {
      accept: (time, unit) =>
        `Retrasado desde ${time}: ${unit} todavía no se ha hecho cargo.`,
      "first-answer": (time, unit) =>
        `Retrasada desde ${time}: la primera respuesta (${unit}).`,
      "next-update": (time, unit) =>
        `Retrasada desde ${time}: la próxima respuesta (${unit}).`,
    },
    asked: (count) =>
      count === 1
        ? "Más abajo hay una pregunta para usted."
        : `Más abajo hay ${count} preguntas para usted.`,
    open: "Por el momento no hay ninguna respuesta prometida para una hora fija.",
    ended: {
      closed: (time) => `Se cerró a ${time}.`,
      withdrawn: (time) => `Usted lo retiró a ${time}.`,
      duplicate: (time) => `Se unió a otro informe a ${time}.`,
      "not-for-us": (time) => `Pasó a otra entidad a ${time}.`,
    },
  },
  afterwards: {
    closed: {
      text: [
        "Si sabe algo más, o si algo no está bien, escriba más abajo. Así el informe se abre de nuevo.",
      ],
      link: "Escribir un mensaje",
    },
    withdrawn: {
      text: [
        "Ya nadie trabaja en él. Lo que se leyó antes queda leído, y la historia del informe se conserva.",
        "Si al final quiere ayuda, empiece un informe nuevo y dé la referencia de este.",
      ],
      link: "Empezar un informe nuevo",
    },
    duplicate: {
      text: [
        "Alguien ya había informado de lo mismo. Se sigue trabajando en aquel informe, y lo que usted contó cuenta allí. No tiene que hacer nada.",
        "Esta página ya no admite mensajes. Si sabe algo más, llame a la oficina que le escribió por última vez y dé su referencia.",
      ],
      link: "Buscar el número de una oficina",
    },
    "not-for-us": {
      text: [
        "Las oficinas de aquí no pueden ocuparse de este asunto. El último mensaje de más abajo dice quién puede. Por favor, diríjase a esa entidad.",
      ],
      link: "Averiguar dónde informar",
    },
  },
  actions: {
    title: "Qué puede hacer",
    groups: {
      add: "Añadir algo",
      know: "Saber más",
      keep: "Guardar y mostrar",
      share: "Dar acceso a otros",
      end: "Terminar",
    },
  },
  report: {
    title: "Su informe",
    reference: "Referencia",
    statuses: {
      draft: "Todavía no enviado",
      submitted: "Enviado, y a la espera de que una persona se haga cargo",
      accepted: "Una persona se hizo cargo",
      "in-progress": "Se está trabajando en él",
      waiting: "A la espera de una respuesta suya",
      closed: "Cerrado",
      withdrawn: "Retirado por usted",
      duplicate: "Unido a otro informe sobre el mismo asunto",
      "not-for-us": "Pasado a otra entidad",
    },
    outcomes: {
      "confirmed-and-contained": "La intrusión se confirmó y se detuvo.",
      "confirmed-referred":
        "La intrusión se confirmó, y otros siguen con el asunto.",
      "no-compromise-found": "No se encontró ninguna intrusión.",
      "not-enough-information": "No había información suficiente.",
      "handled-elsewhere": "Otra entidad se ocupa del asunto.",
    },
    someUnit: "la oficina a cargo",
    timeline: "Qué ha pasado",
    earlierSteps: (count) =>
      count === 1
        ? "Mostrar un paso anterior"
        : `Mostrar ${count} pasos anteriores`,
    onThisPage: "En esta página",
    messages: "Mensajes",
    noMessages: "Todavía no se ha escrito nada.",
    earlier: (count) =>
      count === 1
        ? "Mostrar un mensaje anterior"
        : `Mostrar ${count} mensajes anteriores`,
    you: "Usted",
    colleague: "Otra persona con un código de este informe",
    question: "Pregunta para usted",
    inAnswer: "en respuesta a una pregunta",
    answerLabel: "Su respuesta",
    answer: "Enviar respuesta",
    writeLink: "Escribir un mensaje",
    writeTitle: "Escriba a quienes responden, o añada algo a su informe",
    writeLabel: "Su mensaje",
    writeHint:
      "Hechos nuevos, horas, direcciones que vio, preguntas. No incluya contraseñas ni listas de clientes.",
    write: "Enviar mensaje",
    missing: "Escriba algo primero",
    "too-long": "Acórtelo",
    "cut-short":
      "Era demasiado largo. Aquí quedan solo sus primeros 20,000 caracteres: acórtelo, y diga que hay más",
    openQuestions: "Preguntas para usted",
    reopened: "Si escribe aquí, el informe se abre de nuevo.",
    answersTitle: "Lo que nos contó",
    answersShow: "Mostrar sus respuestas",
    alsoShow: "Mostrar las oficinas y los centros",
    receipt: "Recibo",
    leave: "Salir",
    leaveHint:
      "Cierra este informe en este dispositivo. Su código lo abre de nuevo.",
    left: "Ha salido. Nada de su informe queda abierto en este dispositivo.",
  },
};

export const timeline: Catalogue["timeline"] = {
  started: () => "Usted empezó este informe.",
  sent: () => "Usted lo envió.",
  updated: () => "Usted cambió sus respuestas.",
  offered: (unit) => `Llegó a ${unit}.`,
  opened: (unit) => `${unit}: lo abrió una persona.`,
  accepted: (unit) => `${unit} se hizo cargo.`,
  refused: (unit) =>
    `${unit} no pudo hacerse cargo. Los demás siguen con el asunto.`,
  transferred: (unit, toUnit) => `${unit} lo pasó a ${toUnit}.`,
  assigned: (unit) => `${unit}: ahora se ocupa de él una persona.`,
  "message-from-you": () => "Usted nos escribió.",
  "message-from-unit": (unit) => `${unit} le escribió.`,
  "question-from-unit": (unit) => `${unit} le hizo una pregunta.`,
  "question-answered": (unit) =>
    `Lo que usted escribió responde a la pregunta de ${unit}. Ya no espera otra respuesta.`,
  "question-open-again": (unit) =>
    `${unit} todavía necesita una respuesta suya.`,
  "file-added": () => "Llegaron archivos suyos.",
  "file-removed": () => "Usted quitó un archivo.",
  "file-unfinished": () =>
    "Un archivo suyo nunca llegó completo, y se borró lo que había llegado. Si todavía lo tiene, envíelo otra vez.",
  "file-opened": (unit) => `${unit}: una persona abrió archivos suyos.`,
  "mail-sent": () => "Le enviamos un correo.",
  "mail-failed": () => "Un correo para usted no llegó.",
  "mail-confirmed": () =>
    "Una persona oyó de usted cuánto puede decir nuestro correo y adónde va.",
  "code-used": () => "Se usó su código de acceso para abrirlo.",
  "code-made": () => "Se creó un código para un colega:",
  "code-revoked": () => "Se retiró un código de un colega:",
  "new-code-asked": () =>
    "Alguien que conoce la referencia dijo que se perdió el código de acceso, y pidió uno nuevo.",
  "new-code-called": () =>
    "Una persona llamó al número de su informe y oyó las palabras correctas.",
  "new-code-let-in": () =>
    "Después de la llamada, un nuevo código de acceso sustituyó a los anteriores. Esos ya no abren nada.",
  "new-code-refused": () =>
    "Se rechazó una petición de un nuevo código de acceso. Su código sigue igual.",
  "new-code-stopped": () =>
    "Alguien con el código de acceso nos dijo que no pidió uno nuevo. Llamamos antes de que nada cambie.",
  "new-code-expired": () => "Venció una petición de un nuevo código de acceso.",
  closed: () => "Se cerró.",
  reopened: () => "Se abrió de nuevo.",
  withdrawn: () => "Usted lo retiró.",
  downloaded: () => "Usted lo guardó todo en un archivo.",
};
