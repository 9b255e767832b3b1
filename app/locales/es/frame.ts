import type { Catalogue } from "../catalogue.ts";
import { errors, timeErrors } from "./field-errors.ts";

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
  damaged: {
    title: "Esta página no se puede abrir",
    text: "Esto no se puede abrir: se modificó o se dañó en el almacenamiento.",
    next: "No se escribió nada encima, y lo que acaba de enviar no se guardó. Ya se avisó a quien administra este portal, que quizá pueda recuperarlo. Todo lo demás de su informe sigue como estaba. Si es urgente, llame por teléfono.",
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
    zip: "Código postal de EE. UU. (ZIP)",
    county: "Condado",
    state: "O, si no conoce el código postal: el estado",
    outside: "No está en Estados Unidos",
    chooseState: "Elija un estado",
    foreign: "Elija un país",
    unitedStates: "Estados Unidos",
    military:
      "una oficina postal militar de EE. UU. (APO, FPO o DPO), que no está en ningún condado",
    either: (one, other) => `${one} o ${other}`,
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
  errors,
  timeErrors,
  alone: (answer) => `Elija solo “${answer}”, o las demás sin ella`,
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
      carried:
        "Todavía no está guardado. Escriba el código de acceso del informe al que pertenece: la página se abre de nuevo, con esto en ella.",
      chosen:
        "Lo que eligió todavía no está guardado. Escriba el código de acceso del informe al que pertenece: la página se abre de nuevo, con lo que eligió.",
    },
    toFront: "Ir a la página inicial",
    toCode: "Escribir un código de acceso",
  },
};
