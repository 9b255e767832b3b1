import type { Catalogue } from "../catalogue.ts";

export const front: Catalogue["front"] = {
  title: "Informe de un intruso en sus sistemas",
  lead: "¿Cree que alguien ha entrado en su red, sus teléfonos o sus cuentas? Cuéntenoslo aquí, con seguridad. Toma unos cinco minutos. Puede añadir más después.",
  doors: {
    report: {
      title: "Informar de una posible intrusión",
      text: "Sin cuenta. Puede parar en cualquier momento y seguir después.",
    },
    follow: {
      title: "Continuar o consultar",
      text: "Con el código de acceso que recibió.",
    },
    where: {
      title: "¿Dónde debo informar?",
      text: "Encuentre las oficinas de su zona, con dirección y teléfono.",
    },
    now: {
      title: "Está pasando ahora",
      text: "Llame primero. Los números de teléfono están abajo.",
    },
  },
  safeDevice: {
    title: "Antes de empezar",
    text: "Use un dispositivo y una red que el intruso no pueda ver, por ejemplo su propio teléfono con datos móviles.",
  },
  now: {
    title: "Está pasando ahora: llame primero",
    danger: "Alguien corre peligro, o un servicio de emergencia no funciona",
    emergency: "911",
    checked: (date) => `Número verificado por última vez el ${date}`,
    source: "fuente",
    local: "Su oficina local del FBI",
    localText: "Depende de su condado.",
    localLink: "Búsquela por código postal",
  },
  after: {
    title: "Qué pasa después",
    steps: [
      "Primero recibe un código de acceso, para que no se pierda nada de lo que escriba.",
      "Responde unas pocas páginas cortas. “Todavía no se sabe” siempre es una buena respuesta.",
      "Su informe llega a las oficinas que corresponden a su zona. Usted ve cuáles son, y por qué.",
      "Usted ve cuándo lo abrió una persona, y para cuándo tendrá más noticias.",
    ],
  },
  readers: {
    title: "Quién lo lee",
    text: "Las personas de turno en las oficinas a las que llega su informe. Cada lectura queda registrada. Usted decide con quién más se puede compartir.",
  },
  protection: {
    title: "Cómo se protege",
    text: "Sus palabras se cierran con llave antes de guardarse. Quien robe nuestra base de datos no puede leerlas. No enviamos correo que pueda alertar al intruso, salvo que usted diga que su correo es seguro.",
  },
  never: {
    title: "Por favor, nunca escriba",
    text: "Contraseñas, listas de clientes, material clasificado, ni lo que se dijo en llamadas o mensajes interceptados.",
  },
};
