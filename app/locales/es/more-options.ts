import type { OptionWords } from "../shape.ts";
import type { MoreOptions } from "#app/domain/form/more-options.ts";

const counts: OptionWords["systems_count"] = {
  none: "Ninguno",
  "under-100": "Menos de 100",
  "under-500": "De 100 a 499",
  "under-5000": "De 500 a 4,999",
  "from-5000": "5,000 o más",
};

export const moreOptions: Pick<OptionWords, MoreOptions> = {
  people_count: { ...counts, none: "De nadie" },
  systems_count: counts,
  sites_count: {
    none: "Ninguno",
    one: "Uno",
    "under-10": "De 2 a 9",
    "under-100": "De 10 a 99",
    "from-100": "100 o más",
  },
  still_going_on: { yes: "Sí", no: "No, ya paró" },
  how_found: {
    "own-monitoring": "Nuestra propia vigilancia dio la alarma",
    "log-review": "Alguien leyó los registros",
    partner: "Nos lo dijo un socio o cliente",
    "fbi-cisa": "Nos lo dijo el FBI o CISA",
    vendor: "Nos lo dijo un fabricante o proveedor",
    researcher: "Nos lo dijo un investigador",
    press: "Por las noticias",
    other: "De otra manera",
  },
  signs: {
    "exposed-edge": [
      "¿Hay un equipo de borde abierto a internet y sin actualizar, o le avisó un socio?",
      "Compare su versión con los avisos del fabricante. Busque administración web y Smart Install.",
    ],
    "new-accounts": [
      "¿Hay una cuenta o clave que ustedes no crearon?",
      "Usuarios locales (a menudo uno llamado “cisco”), claves SSH, sudoers; en la configuración activa y en la guardada.",
    ],
    "acl-changes": [
      "¿Se cambió una lista de acceso sin orden de trabajo?",
      "Listas con número 10, 20 o 50 que dejan entrar direcciones ajenas.",
    ],
    "odd-ports": [
      "¿Escucha un servicio de administración en un puerto raro?",
      "SSH en puertos como 22x22 o xxx22, HTTPS en 18xxx, TCP 57722 en IOS XR.",
    ],
    tunnels: [
      "¿Hay un túnel o una ruta estática que no conocen?",
      "Interfaces GRE, mGRE e IPsec, y saltos a través de otros enrutadores.",
    ],
    "guest-shell": [
      "¿Está activo Guest Shell donde nadie lo activó?",
      "Las palabras guestshell, chvrf y dohost en los registros; contenedores que aparecieron y desaparecieron.",
    ],
    captures: [
      "¿Hay una captura o copia de tráfico que ustedes no iniciaron?",
      "Sesiones monitor, SPAN, RSPAN y ERSPAN; archivos como mycap.pcap, tac.pcap y 1.pcap.",
    ],
    "sign-in-servers": [
      "¿Cambió la dirección de un servidor de acceso?",
      "Servidores TACACS+ y RADIUS, y en qué orden los consultan los equipos.",
    ],
    snmp: [
      "¿Hay escrituras SNMP, o TFTP o FTP desde enrutadores, que no puede explicar?",
      "Peticiones set de SNMP; configuraciones enviadas hacia fuera.",
    ],
    "log-gaps": [
      "¿Falta una parte del registro de un equipo?",
      "Registros borrados, envío detenido, una loopback como origen.",
    ],
    flows: [
      "¿Hay flujos grandes por enlaces de interconexión o túneles?",
      "NetFlow en el borde; programas llamados cmd1, cmd3, new2 o sft.",
    ],
    none: "Nada de esto coincide",
  },
  evidence_held: {
    logs: "Registros",
    configurations: "Copias de configuraciones",
    images: "Copias de discos o del software de equipos",
    captures: "Tráfico de red capturado",
    memory: "Copias de memoria",
    mail: "Correo, con sus encabezados",
    none: "Ninguna",
  },
  logs_reach: {
    "under-7": "Menos de una semana",
    "under-30": "De una a cuatro semanas",
    "under-90": "De uno a tres meses",
    "from-90": "Tres meses o más",
  },
  operator_role: {
    backbone: "Red troncal o de tránsito",
    "regional-isp": "Internet regional o rural",
    mobile: "Red móvil",
    mvno: "Servicio móvil en red ajena (OMV)",
    voip: "Telefonía por internet (VoIP) o en la nube",
    cable: "Internet por cable",
    satellite: "Satélite",
    broadcaster: "Radio o televisión",
    "submarine-cable": "Cable submarino o su estación",
    "data-centre": "Centro de datos o punto de intercambio",
    "lawful-intercept": "Servicio o fabricante para escuchas judiciales",
    "managed-provider": "Redes para otros (servicio administrado)",
    university: "Red universitaria o de investigación",
    other: "Otra cosa",
  },
  acting_for: {
    lawyer: "Sí, un abogado",
    responder: "Sí, una empresa de respuesta a incidentes",
    none: "No",
  },
};
