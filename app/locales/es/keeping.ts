import type { Catalogue } from "../catalogue.ts";

export const keeping: Catalogue["keeping"] = {
  states: {
    saving: "Guardando…",
    saved: "Guardado a las {time}",
    aside: "Conservado a las {time}, sin enviar todavía",
    sent: "No es parte de su informe: se envió desde otra ventana. Sus palabras se conservan aquí.",
    conflict:
      "Guardado a las {time}. Otra ventana u otra persona guardó algo distinto. Se conservan los dos textos.",
    cut: "Solo se guardan los primeros 20,000 caracteres. Hágalo más corto.",
    failed:
      "Sin guardar: se perdió la conexión. Lo que escribió sigue aquí. Intentando de nuevo.",
    ended:
      "Sin guardar: su sesión se cerró. Lo que escribió sigue aquí. Abra su informe en otra ventana y regrese.",
    elsewhere:
      "Sin guardar: se abrió otro informe en este navegador. Copie lo que escribió aquí.",
  },
  links: {
    sent: "Abrir su informe",
    conflict: "Ver los dos",
    ended: "Escribir su código de acceso",
    elsewhere: "Escribir su código de acceso",
  },
  unsent: {
    text: (time) =>
      `Escribió esto el ${time} y no lo envió. Está en el formulario de abajo.`,
    drop: "Quitarlo",
  },
};
