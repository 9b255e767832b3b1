import type { PageWords, QuestionWords } from "../shape.ts";
import { moreQuestions } from "./more-questions.ts";

export const questions: QuestionWords = {
  danger: {
    label:
      "¿Hay alguien en peligro físico, o hay un servicio de emergencia que no funciona ahora mismo?",
    missing: "Indique si alguien corre peligro",
  },
  device_safe: {
    label: "¿Están este dispositivo y su red a salvo del intruso?",
    hint: "Un dispositivo al que el intruso no pueda llegar: por ejemplo su propio teléfono con datos móviles, no una computadora de la oficina.",
    missing: "Indique si este dispositivo y su red son seguros",
  },
  mail_safe: {
    label: "¿Está su correo a salvo del intruso?",
    hint: "De esto depende si podemos enviarle correo, y qué puede decir.",
    missing: "Indique si su correo es seguro",
  },
  phone_safe: {
    label: "¿Están sus teléfonos a salvo del intruso?",
    hint: "Si una compañía telefónica puede estar afectada, sus propios números quizá no sean seguros.",
    missing: "Indique si sus teléfonos son seguros",
  },
  sensitive: {
    label:
      "¿Contendrían sus respuestas material clasificado u ordenado por un juez, o lo que se dijo en llamadas o mensajes interceptados?",
    hint: "No debe escribirse aquí. Se puede decir que un sistema de escuchas quizá esté afectado; no a quién escucha.",
    missing: "Indique si sus respuestas contendrían ese material",
  },
  reporter_role: {
    label: "¿Qué relación tiene usted con la organización afectada?",
    missing: "Elija su relación con la organización",
  },
  report_kind: {
    label: "¿Qué desea comunicar?",
    missing: "Elija qué desea comunicar",
  },
  client_knows: {
    label: "¿Sabe la organización que usted informa en su nombre?",
    missing: "Indique si la organización lo sabe",
  },
  own_organisation: {
    label: "Su propia empresa o despacho",
  },
  told_by: {
    label: "¿Quién se lo dijo?",
    missing: "Elija quién se lo dijo",
  },
  told_by_name: {
    label: "Su nombre, y cualquier número que le dieran",
    hint: "Por ejemplo un número de caso, o el asunto de su correo.",
  },
  organisation_known: {
    label: "¿Sabe usted qué organización está afectada?",
    missing: "Indique si sabe qué organización está afectada",
  },
  org_name: {
    label: "Nombre de la organización afectada",
    hint: "Y cualquier otro nombre comercial que use.",
    missing: "Escriba el nombre de la organización afectada",
  },
  country: {
    label: "País del sitio afectado",
    hint: "No hace falta si dio un código postal de EE. UU. (ZIP) o un estado.",
    missing: "Dé un código postal de EE. UU. (ZIP), o elija el país",
  },
  sector: {
    label: "¿Qué describe mejor a la organización?",
  },
  duty_flags: {
    label: "¿Qué es cierto de la organización?",
    hint: "Muestra qué plazos legales podrían aplicarse. Elija todo lo que sea cierto.",
  },
  site: {
    label: "¿Dónde está el sitio afectado?",
    hint: "Donde están los equipos o las personas afectadas. Si son varios, el más afectado. En Estados Unidos basta el código postal (ZIP): decide qué oficinas le responden. El código postal de otro país no sirve aquí.",
    missing: "Escriba un código postal de EE. UU. (ZIP) o elija un estado",
  },
  systems_place: {
    label: "¿Dónde están los sistemas afectados?",
    hint: "El país, y la base, la ciudad o el barco. Usted dio la dirección de una oficina postal militar (APO, FPO o DPO). Allí va el correo, pero no está en ningún condado, así que no dice qué oficina queda cerca.",
  },
  subsector: {
    label: "¿Qué tipo de organización es?",
    hint: "Algunos plazos legales valen para un solo tipo.",
  },
  ny_licence: {
    label:
      "¿Tiene una licencia del Departamento de Servicios Financieros de Nueva York?",
  },
  site_city: {
    label: "Ciudad o región del sitio afectado",
  },
  us_affiliate: {
    label:
      "¿Hay una empresa matriz, una sucursal o una filial en Estados Unidos?",
    hint: "Si la hay, dé su código postal (ZIP) o su estado. También se pide ayuda a la oficina de allí. Si no, deje esto en blanco.",
  },
  what_seen: {
    label: "¿Qué notó?",
    hint: "Bastan unas frases; puede añadir más después. No incluya contraseñas, listas de clientes ni lo que se dijo en llamadas o mensajes.",
    missing: "Diga en pocas palabras qué notó",
  },
  certainty: {
    label: "¿Con qué certeza lo sabe?",
  },
  first_noticed: {
    label: "¿Cuándo lo notó por primera vez?",
    hint: "Basta una fecha aproximada.",
    missing: "Escriba la fecha en que lo notó por primera vez",
  },
  indicators: {
    label: "¿Qué indicios vio?",
    hint: "Direcciones IP, dominios, hashes, cuentas, nombres de archivos y similares. Uno por línea, o pegue una lista tal como está. Puede escribir hxxp o [.].",
    missing: "Escriba al menos un indicio",
  },
  indicators_review: {
    label: "Indicios reconocidos en el texto",
  },
  affected: {
    label: "¿Qué puede estar afectado?",
    hint: "Elija todo lo que pueda estarlo.",
    missing: "Elija qué puede estar afectado",
  },
  control: {
    label:
      "¿Conserva el control de sus cuentas de administrador y sus equipos de red?",
  },
  service_effect: {
    label: "¿Hay algún servicio caído o lento?",
    missing: "Indique si hay algún servicio caído o lento",
  },
  data_kinds: {
    label: "¿Qué información pudo ser vista, cambiada o robada?",
    hint: "Elija todo lo que pueda ser.",
  },
  affected_other: {
    label: "¿Qué otra cosa puede estar afectada?",
    hint: "En pocas palabras.",
  },
  plant_state: {
    label: "¿Qué pasa con el control de las máquinas, la planta o el edificio?",
    hint: "Elija todo lo que sea así, también si ya se corrigió.",
  },
  care_reach: {
    label:
      "¿Puede estar tocado el despacho de emergencias o la atención de pacientes?",
  },
  config_changed: {
    label: "¿Se cambió la configuración de un equipo, y no fueron ustedes?",
    hint: "Elija todo lo que sea así. Una cuenta, una lista de acceso o un túnel nuevos también son un cambio.",
  },
  supplied_state: {
    label: "¿Qué pasa con lo que ustedes suministran o administran para otros?",
    hint: "Elija todo lo que sea así.",
  },
  customers_count: {
    label: "¿A cuántos clientes puede llegar?",
  },
  extortion: {
    label: "¿Alguien ha exigido dinero o ha hecho amenazas?",
  },
  data_posted: {
    label: "¿Se han publicado datos suyos, o los han mostrado como prueba?",
  },
  money_moved: {
    label: "¿Se ha enviado o desviado dinero en las últimas 72 horas?",
    hint: "En ese caso, a veces un banco todavía puede recuperarlo.",
  },
  money_by: {
    label: "¿Cómo salió el dinero?",
  },
  bank_told: {
    label: "¿Se ha avisado al banco o a la plataforma de criptomonedas?",
    hint: "Si no, llame antes de seguir: al área de fraudes del banco, para que devuelva el pago; o a la plataforma que envió la criptomoneda. Cada hora cuenta.",
  },
  actions_taken: {
    label: "¿Qué se ha hecho ya?",
    hint: "Elija todo lo que se haya hecho. Nada de esto se usará en su contra.",
    missing: "Elija qué se ha hecho ya",
  },
  told: {
    label: "¿A quién se ha avisado ya?",
    hint: "Elija todos los que correspondan.",
    missing: "Elija a quién se ha avisado ya",
  },
  sharing: {
    label: "¿Con quién se puede compartir este informe?",
    hint: "Puede cambiarlo después con un mensaje.",
    missing: "Elija con quién se puede compartir",
  },
  identity: {
    label: "¿Desea dar su nombre?",
    missing: "Indique si desea dar su nombre",
  },
  help_wanted: {
    label: "¿Qué le ayudaría ahora?",
    hint: "Elija todo lo que le ayudaría.",
  },
  contact_name: {
    label: "Su nombre",
    missing: "Escriba su nombre",
  },
  contact_phone: {
    label: "Un número de teléfono que el intruso no pueda escuchar",
    hint: "Lo mejor: un número de otra compañía que no sea la afectada, con el código de país si no es de EE. UU.",
    missing: "Escriba un número de teléfono",
  },
  phone_carrier: {
    label: "¿Qué compañía da servicio a ese número?",
    hint: "Un número de la compañía afectada quizá no sea seguro.",
  },
  contact_email: {
    label: "Una dirección de correo que el intruso no pueda leer",
    hint: "Que no sea de la organización afectada. Déjela vacía para no recibir correo.",
  },
  org_domain: {
    label: "El dominio de correo de la organización afectada",
    hint: "Lo que va detrás de la @ en sus direcciones, por ejemplo example.com. Le avisamos si la dirección de usted es una de ellas.",
  },
  mail_wish: {
    label: "¿Qué puede decir el correo a esa dirección?",
    hint: "Si no elige, solo dirá “por favor, consulte el portal”.",
  },
  contact_signal: {
    label: "Número o nombre de Signal",
  },
  contact_hours: {
    label: "¿Cuándo podemos comunicarnos con usted?",
    hint: "Por ejemplo: a cualquier hora, o de 08:00 a 18:00 en Chicago.",
  },
  contact_language: {
    label: "¿En qué idioma?",
  },
  ...moreQuestions,
  incident_believed: {
    label: "¿Cuándo llegaron a creer que era un incidente real?",
    hint: "Cuando hubo buenas razones para creerlo, aun sin pruebas.",
  },
  incident_determined: {
    label: "¿Cuándo decidieron que era un incidente real?",
    hint: "Cuando su organización llegó a esa conclusión.",
  },
  material_determined: {
    label: "¿Cuándo decidieron que es importante para los inversionistas?",
    hint: "La ley lo llama “material”. Lo decide su abogado o su consejo.",
  },
  payment_made: {
    label: "¿Cuándo se pagó a quien exigía dinero?",
  },
};

export const pages: PageWords = {
  sections: {
    safety: "Seguridad",
    you: "Usted",
    organisation: "La organización",
    "what-happened": "Qué pasó",
    systems: "Sistemas y efectos",
    contact: "Cómo comunicarnos con usted",
  },
  titles: {
    danger: "¿Hay alguien en peligro?",
    "danger-advice": "Llame primero al 911",
    listeners: "¿Quién puede estar escuchando?",
    device: "Este dispositivo",
    "device-advice": "Este dispositivo quizá no sea seguro",
    "sensitive-stop": "Por favor, no lo escriba aquí",
    you: "Usted y su informe",
    "update-stop": "Añada al informe que ya envió",
    client: "Informar en nombre de una organización",
    "told-by": "Quién se lo dijo",
    "organisation-known": "La organización afectada",
    organisation: "La organización afectada",
    site: "El lugar afectado",
    military: "Una oficina postal militar",
    subsector: "Más sobre la organización",
    abroad: "Un sitio fuera de Estados Unidos",
    what: "Qué pasó",
    indicators: "Indicios",
    "indicators-review": "¿Es correcto?",
    systems: "Qué puede estar afectado",
    reach: "Más sobre lo que puede estar afectado",
    demand: "Lo que muestran",
    bank: "El dinero",
    actions: "Exigencias y primeros pasos",
    contact: "Compartir y cómo localizarle",
    "phone-advice": "Ese número quizá no sea seguro",
    "mail-advice": "Esa dirección quizá no sea segura",
  },
};
