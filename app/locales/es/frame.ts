import type { Catalogue } from "../catalogue.ts";

export const frame: Catalogue["frame"] = {
  skip: "Ir al contenido principal",
  otherLanguage: "English",
  otherLocale: "en",
  notOfficial: "No es un sitio web oficial del gobierno.",
  runBy: (operator) => `Lo opera ${operator}.`,
  demonstration:
    "Esto es una demostración: lo que envíe aquí no le llega a nadie.",
  back: "Atrás",
  continue: "Continuar",
  optional: "opcional",
  errorTitle: (title) => `Error: ${title}`,
  errorHeading: "Por favor, revise esto",
  errorPrefix: "Error: ",
  footer: {
    protectedTitle: "Cómo se protege",
    protected:
      "Lo que usted escribe se cierra con llave antes de guardarse. Hasta que lo envíe, solo lo abre su código de acceso. Después lo pueden abrir también quienes responden, y nadie más. Sin rastreo, sin publicidad, sin nada de otros sitios.",
    linksTitle: "En este sitio",
  },
  links: {
    front: "Página inicial",
    where: "¿Dónde debo informar?",
    follow: "Continuar o consultar",
    now: "Números de teléfono",
  },
  section: (at, of, name) => `Parte ${at} de ${of}: ${name}`,
  notKnown: "Todavía no se sabe",
  askAgain: "Pregúntenme de nuevo a las (opcional)",
  characterCount: (count) => `${count} caracteres en total`,
  characters: (limit) => `Hasta ${limit} caracteres.`,
  choose: "Elija",
  kept: "Lo que está en el formulario se conserva.",
  twoVersions: {
    title: "Dos versiones de esta respuesta",
    intro:
      "Alguien la cambió en otra ventana mientras usted escribía. No se ha perdido nada. Deje en el campo de abajo lo que deba quedar y continúe.",
    yours: "Guardada al final",
    theirs: "Guardada justo antes",
  },
  moment: {
    date: "Fecha",
    time: "Hora (opcional)",
    zone: "Zona horaria",
    approximate: "Más o menos entonces, no exactamente",
  },
  place: {
    zip: "Código postal (ZIP)",
    county: "Condado",
    state: "O, si no conoce el código postal: el estado",
    chooseState: "Elija un estado",
    foreign: "Elija un país",
    unitedStates: "Estados Unidos",
  },
  zones: {
    "America/New_York": "Hora del Este (Nueva York)",
    "America/Chicago": "Hora del Centro (Chicago)",
    "America/Denver": "Hora de la Montaña (Denver)",
    "America/Phoenix": "Arizona (Phoenix)",
    "America/Los_Angeles": "Hora del Pacífico (Los Ángeles)",
    "America/Anchorage": "Alaska (Anchorage)",
    "Pacific/Honolulu": "Hawái (Honolulu)",
    "America/Puerto_Rico": "Puerto Rico",
    "Pacific/Guam": "Guam",
    "Etc/UTC": "UTC",
  },
  about: (moment) => `más o menos ${moment}`,
  errors: {
    missing: "Dé una respuesta",
    "too-long": "Acórtelo",
    "cut-short":
      "Era demasiado largo. Aquí quedan solo sus primeros 20,000 caracteres: acórtelo, y diga que hay más",
    "list-cut-short":
      "Era demasiado largo. Aquí quedan solo sus primeros 220,000 caracteres: redúzcalo a 200,000, y diga que hay más",
    "one-line": "Use una sola línea",
    "not-an-address":
      "Escriba una dirección de correo, como nombre@ejemplo.com",
    "not-a-number": "Escriba un número de teléfono con al menos siete cifras",
    "not-offered": "Elija una de las respuestas que se muestran",
    "not-a-date": "Escriba una fecha y hora que existan",
    "in-the-future": "Escriba un momento que no esté en el futuro",
    "none-with-others": "Elija solo la última respuesta, o las demás sin ella",
    "not-a-zip": "Escriba un código postal de cinco cifras, como 93301",
    "unknown-zip":
      "No conocemos este código postal. Revíselo, o déjelo vacío y elija el estado",
    "county-needed":
      "Elija el condado, porque este código postal abarca más de uno",
    "not-an-indicator": "Cambie lo que no reconocemos u omítalo",
    "no-place":
      "Diga dónde está cada lugar: un código postal, una ciudad, un estado o un país",
    "owner-only":
      "Solo el código de acceso con el que empezó este reporte puede decir que esto ya es más seguro. Pídaselo a quien lo tiene",
  },
  trouble: {
    notFound: {
      title: "Página no encontrada",
      text: "No hay ninguna página en esta dirección. Si la escribió, revise si hay algún error.",
    },
    forbidden: {
      title: "Esto no es posible aquí",
      text: "No se permite esta dirección o esta forma de envío. Vuelva atrás e inténtelo desde la propia página. O su código de acceso no lo permite: pregunte a quien se lo dio.",
    },
    conflict: {
      title: "Esta página es de otro informe, o es demasiado antigua",
      text: "No se cambió nada, y nada de lo guardado se ha perdido. Quizá se abrió otro informe en este navegador desde entonces. Escriba el código de acceso del informe que desea y siga desde ahí.",
    },
    ended: {
      title: "Aquí no hay ningún informe abierto",
      text: "Si había uno, se cerró por su seguridad, y lo que guardó no se ha perdido. Escriba su código de acceso para seguir donde estaba.",
    },
    failed: {
      title: "Algo falló de nuestro lado",
      text: "Todo lo que se guardó antes está a salvo. Lo que acaba de enviar quizá no se haya guardado: recargue esta página para enviarlo otra vez. Enviarlo dos veces no causa ningún daño.",
      urgent: "Si es urgente, por favor llame.",
    },
    typed: {
      title: "Lo que escribió",
      text: "No se guardó. Cópielo, abra su informe con el código de acceso y envíelo de nuevo.",
    },
    toFront: "Ir a la página inicial",
    toCode: "Escribir un código de acceso",
  },
};
