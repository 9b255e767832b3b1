import type { Catalogue } from "../catalogue.ts";

export const evidence: Catalogue["evidence"] = {
  unnamed: "un archivo cuyo nombre no se puede abrir",
  title: "Archivos y registros",
  link: "Añadir archivos y registros",
  lead: "Un archivo suele decir más que las palabras. Envíe lo que tenga, tal como está. Puede volver y añadir más.",
  leadSent:
    "Un archivo suele mostrar más que las palabras. Lo que añada ahora se une al informe que envió, y lo ven quienes responden.",
  helpsTitle: "Lo que más ayuda",
  helps: [
    "La configuración de routers, switches y cortafuegos: la que está en uso y la guardada.",
    "Registros: accesos, cambios de configuración, VPN, DNS, servidores de correo, flujos de red.",
    "Imágenes del software de equipos, de discos y de memoria. Un reinicio borra la memoria.",
    "Capturas de red, suyas o encontradas en un equipo.",
    "Correos sospechosos, guardados como archivo con todas sus cabeceras.",
    "Archivos que dejó el intruso. También sirve el malware activo.",
  ],
  first: "Haga una copia antes de cambiar nada, y anote la hora.",
  leaveOutTitle: "Por favor, deje fuera",
  leaveOut: [
    "Lo que se dijo o escribió en llamadas o mensajes intervenidos",
    "A quién se escucha, y órdenes judiciales",
    "Material clasificado",
    "Contraseñas y claves que todavía sirven: táchelas antes",
    "Listas de clientes",
  ],
  leaveOutInstead:
    "Si tiene material así, déjelo donde está. Díganos solo que lo tiene, y quienes responden buscarán un modo seguro.",
  safeTitle: "Qué pasa con un archivo",
  safe: "Cada parte se cierra con llave antes de guardarse, y el nombre del archivo también.",
  safeDraft:
    "Hasta que envíe su informe, solo lo abre su código de acceso. Después también pueden abrirlo quienes responden, y cada vez queda anotada.",
  safeSent:
    "Lo abre su código de acceso, y también quienes responden. Cada vez queda anotada. Lo que llegó se queda con el informe.",
  formTitle: "Añadir archivos",
  choose: "Elija archivos",
  limit: (size, count) =>
    `Cualquier tipo de archivo, hasta ${size} cada uno y ${count} en total.`,
  resumes:
    "Si se corta la conexión, no se pierde nada de lo que llegó. Si esta página se cierra, elija otra vez el mismo archivo, y continúa.",
  plain:
    "Deje esta página abierta hasta que llegue la siguiente. Para un archivo grande, active JavaScript en su navegador: así puede continuar si se corta la conexión.",
  send: "Enviar archivos",
  listTitle: "Sus archivos",
  none: "Todavía no hay archivos.",
  arrived: (time) => `Llegó el ${time}`,
  partly: (percent) => `Llegó el ${percent}.`,
  goOn: "Elija otra vez el mismo archivo para continuar.",
  goOnPlain: "Elija otra vez el mismo archivo para enviarlo.",
  cutOff: (size) =>
    `Llegaron ${size}. Si ninguna otra ventana lo sigue enviando, se cortó la conexión y este no puede continuar: envíe otra vez el archivo y quite este.`,
  labels: {
    "not-scanned": "No se revisó si tiene malware",
    "nothing-found": "El escáner no encontró malware",
    "malware-found": "El escáner encontró malware",
    "scan-failed": "El escáner no pudo leerlo",
  },
  sameAs: (name) => `El mismo contenido que “${name}”, enviado antes.`,
  hash: "Huella (SHA-256)",
  hashHint:
    "Compárela con la huella de su propia copia: si son iguales, los archivos también.",
  copy: "Copiar",
  copied: "Copiada",
  remove: "Quitar",
  removeHint: "Se borra aquí para siempre. Su propia copia se queda.",
  removeSure: "Sí, quitarlo",
  refused: {
    "too-large": (size) =>
      `El archivo pasa de ${size}. Divídalo, o pida otro modo en un mensaje`,
    "too-many": (count, size) =>
      `Este informe está lleno: admite ${count} archivos, y ${size} en total. Quite lo que no haga falta, o pida otro modo en un mensaje`,
    "too-many-parts":
      "El archivo llegó en demasiados trozos pequeños. Envíelo otra vez con mejor conexión, o divídalo",
    "store-full":
      "Por el momento no hay sitio aquí para este archivo. Guárdelo, e inténtelo más tarde o llame a la oficina de su recibo",
    "no-file": "Elija primero un archivo",
    empty: (names) =>
      `${names ? `Llegó vacío: ${names}.` : "Este archivo está vacío."} ¿Es el correcto? No se guardó; lo que vino con él está en la lista de abajo. Si tiene que estar vacío, dígalo abajo y envíelo solo de nuevo`,
    "cut-short":
      "La conexión se cortó antes de que llegara todo. Envíe otra vez lo que falta en la lista",
  },
  emptyMeant: "Es el correcto, y está vacío",
  refusedNote: "Los archivos de la lista de abajo están a salvo.",
  closed: {
    title: "Por favor, todavía no envíe archivos",
    "speak-first":
      "Usted nos contó que pueden estar afectados sistemas de escuchas, registros de llamadas, o lo que se dijo o escribió. Un archivo podría contener algo de eso sin querer, y no debe quedar aquí. Usted no hizo nada mal.",
    instead: [
      "Guarde ya los registros y la configuración, bajo llave.",
      "Anote qué tiene, y quién puede verlo.",
    ],
    then: {
      draft:
        "Cuando envíe su informe, una persona le responde y acuerda con usted un modo seguro. Entonces también podrá añadir archivos aquí.",
      sent: "Una persona le responde y acuerda con usted un modo seguro. Entonces también podrá añadir archivos aquí. Puede pedirlo en un mensaje.",
    },
    ended: "Este informe terminó, así que ya no recibe archivos.",
    "read-only":
      "Su código de acceso es para leer. Quien se lo dio puede añadir archivos.",
  },
  receipt: {
    title: "Archivos que lo acompañan",
    entry: (size, time) => `${size}, llegó el ${time}`,
    more: "Faltan los nombres de los archivos, para que pueda mostrar este recibo a otros.",
  },
  browser: {
    waiting: "Espera al archivo anterior",
    sending: "Enviado: {percent}",
    offline: "A la espera de la conexión. No se pierde nada; continúa solo.",
    busy: "Están llegando muchos archivos a la vez. El suyo espera su turno y continúa solo.",
    paused: "En pausa: {percent}",
    checking: "Todo enviado. Se compara con su propio archivo.",
    same: "Comparado: igual aquí y en el servidor.",
    differs:
      "Atención: lo que llegó no es lo que hay ahora en su archivo. Quizá todavía se estaba escribiendo. Haga una copia y envíe la copia.",
    unread:
      "Su navegador no pudo leer este archivo. Quizá se movió, o cambió mientras se enviaba. Elíjalo otra vez.",
    ended:
      "Se cerró su sesión. Lo que llegó está a salvo: abra su informe con el código de acceso, y elija el archivo otra vez.",
    refused:
      "El servidor no recibió este archivo. Inténtelo otra vez, o envíelo más tarde.",
    tooLarge: "Este archivo pasa de {limit}. Divídalo, o pregúntenos cómo.",
    tooMany:
      "Este informe está lleno. Quite lo que no haga falta, o pregúntenos cómo.",
    tooManyParts:
      "Este archivo se cortó demasiadas veces y llegó en demasiados trozos. Quítelo y envíelo otra vez con mejor conexión.",
    storeFull:
      "Por el momento no hay sitio aquí. Guarde el archivo e inténtelo más tarde.",
    empty: "Este archivo está vacío. ¿Es el correcto?",
    sendEmpty: "Sí, enviarlo",
    closed: "Este informe no recibe archivos.",
    arrived: "{name} llegó.",
    pause: "Pausar",
    goOn: "Continuar",
    again: "Intentar otra vez",
    stop: "Detener y quitar",
    stopSure: "¿Quitar lo que llegó de {name}?",
    progress: "{name}, parte enviada",
  },
};
