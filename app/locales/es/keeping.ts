import type { Catalogue } from "../catalogue.ts";

export const keeping: Catalogue["keeping"] = {
  states: {
    saving: "Guardando…",
    saved: "Guardado a las {time}",
    aside: "Conservado a las {time}, sin enviar todavía",
    sent: "No es parte de su informe: se envió desde otra ventana. Sus palabras se conservan aquí.",
    conflict:
      "Guardado a las {time}. Otra ventana u otra persona guardó algo distinto. Se conservan los dos textos.",
    owners:
      "No se guarda que una línea ya es más segura. Solo el primer código de acceso puede decirlo.",
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
  session: {
    line: (span) =>
      `Su informe queda abierto en este equipo durante ${span} si nadie lo usa. Después, su código de acceso lo abre de nuevo. Lo guardado no se pierde.`,
    lastLine: (span) =>
      `Su informe queda abierto en este equipo durante ${span}. Después, su código de acceso lo abre de nuevo. Lo guardado no se pierde.`,
    warnTitle: "¿Sigue ahí?",
    warn: "Su informe se cierra en este equipo en {minutes} minutos, para que nadie más pueda leerlo aquí. Lo guardado no se pierde.",
    last: "Su informe lleva un día abierto aquí. Se cierra en este equipo en {minutes} minutos. Escriba de nuevo su código de acceso para seguir.",
    overTitle: "Su informe se cerró en este equipo",
    over: "Lo guardado no se pierde: su código de acceso lo abre de nuevo. Deje abierta esta página. Si escribió algo que aún no está guardado, se guarda cuando escriba su código en otra ventana y regrese.",
    stay: "Seguir",
    code: "Escribir su código de acceso",
    close: "Volver a la página",
  },
  unsent: {
    text: (time) =>
      `Escribió esto el ${time} y no lo envió. Está en el formulario de abajo.`,
    drop: "Quitarlo",
  },
};
