import type { Catalogue } from "../catalogue.ts";

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
    accept: (time) => `Debe hacerse cargo a más tardar el ${time}.`,
    "first-answer": (time) =>
      `Debe darle una primera respuesta a más tardar el ${time}.`,
    "next-update": (time) => `Debe darle más noticias a más tardar el ${time}.`,
  },
  overdue: "Esa hora ya pasó. Está retrasado, y todavía se le debe.",
  checked: (date) => `Verificado por última vez el ${date}`,
  noDue: "Por el momento no hay nada prometido para una hora fija.",
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
    unknown:
      "Ningún informe se abre con este código. Quizá tiene más de 30 días y nunca se envió, o un carácter está mal",
  },
  lost: {
    title: "Si perdió el código",
    text: "Llame a la oficina de su recibo y dé la referencia. Si aún no había enviado el informe, nadie puede abrirlo; por favor, empiece uno nuevo.",
  },
  resume: "Seguir con su informe",
  report: {
    title: "Su informe",
    reference: "Referencia",
    status: "Cómo está",
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
    openedBy: (time) => `Lo abrió una persona el ${time}.`,
    notOpened: "Todavía no lo ha abierto ninguna persona.",
    timeline: "Qué ha pasado",
    answerLabel: "Su respuesta",
    answer: "Enviar respuesta",
    writeTitle: "Escriba a quienes responden, o añada algo a su informe",
    writeLabel: "Su mensaje",
    writeHint:
      "Hechos nuevos, horas, direcciones que vio, preguntas. No incluya contraseñas ni listas de clientes.",
    write: "Enviar mensaje",
    missing: "Escriba algo primero",
    "too-long": "Acórtelo",
    "cut-short":
      "Era demasiado largo. Aquí quedan solo sus primeros 20,000 caracteres: acórtelo, y diga que hay más",
    closedHint: "Ya no admite más mensajes.",
    openQuestions: "Preguntas para usted",
    reopened: "Si escribe aquí, el informe se abre de nuevo.",
    answersTitle: "Lo que nos contó",
    answersShow: "Mostrar sus respuestas",
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
  opened: (unit) => `Lo abrió una persona de ${unit}.`,
  accepted: (unit) => `${unit} se hizo cargo.`,
  refused: (unit) =>
    `${unit} no pudo hacerse cargo. Los demás siguen con el asunto.`,
  transferred: (unit, toUnit) => `${unit} lo pasó a ${toUnit}.`,
  assigned: (unit) => `Ahora se ocupa de él una persona de ${unit}.`,
  "message-from-you": () => "Usted nos escribió.",
  "message-from-unit": (unit) => `${unit} le escribió.`,
  "question-from-unit": (unit) => `${unit} le hizo una pregunta.`,
  "file-added": () => "Llegaron archivos suyos.",
  "file-removed": () => "Usted quitó un archivo.",
  "file-opened": (unit) => `Una persona de ${unit} abrió archivos suyos.`,
  "mail-sent": () => "Le enviamos un correo.",
  "mail-failed": () => "Un correo para usted no llegó.",
  "code-used": () => "Se usó su código de acceso para abrirlo.",
  "code-made": () => "Se creó un código para un colega:",
  "code-revoked": () => "Se retiró un código de un colega:",
  closed: () => "Se cerró.",
  reopened: () => "Se abrió de nuevo.",
  withdrawn: () => "Usted lo retiró.",
};
