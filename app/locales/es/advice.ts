import type { Catalogue } from "../catalogue.ts";

export const advice: Catalogue["advice"] = {
  title: "Qué hacer mientras espera",
  link: "Qué hacer mientras espera",
  lead: "Se deduce de sus respuestas; lo más urgente va primero. Si las personas que le responden dicen otra cosa, haga eso.",
  because: (what) => `Porque usted nos dijo: ${what}.`,
  overwritten: (when) => `Usted dijo que algo se perderá el ${when}.`,
  all: "Ver cómo, paso a paso",
  source: "Dónde lo leímos",
  checked: (date) => `Verificado por última vez el ${date}.`,
  remembered: "Al menos una parte es de memoria y no se volvió a leer.",
  items: {
    danger: {
      title: "Alguien está en peligro: llame al 911",
      short: "Llame al 911 antes que nada.",
      steps: [
        "Llame al 911, o al número de emergencias del lugar donde está.",
        "Si el propio 911 no funciona, llame a la policía o a los bomberos por su número directo.",
      ],
    },
    care: {
      title: "Primero los pacientes y las llamadas de emergencia",
      short:
        "Mantenga la atención y el despacho por otra vía antes de tocar un sistema.",
      steps: [
        "Pase al plan para cuando fallan los sistemas: papel, radio, teléfono o un centro vecino.",
        "Que quienes dirigen la atención o el despacho decidan qué se puede separar y cuándo.",
        "Avise por un teléfono seguro a quienes le envían pacientes o llamadas.",
        "Si alguien está en peligro, llame al 911. Si el propio 911 no funciona, llame a las estaciones por sus números.",
      ],
    },
    "bank-recall": {
      title: "Llame ahora a su banco: quizá aún se pueda parar el dinero",
      short:
        "Pida a su banco que reclame el pago. Después de 72 horas es mucho más difícil.",
      steps: [
        "Llame al número de su tarjeta o estado de cuenta. No use un número que venga en un correo.",
        "Diga: “Este pago fue un fraude. Por favor, reclámenlo y avisen al banco que lo recibió”. Si fue a otro país, pida una reclamación SWIFT.",
        "Tenga a mano: las dos cuentas, los dos bancos, la fecha, el importe y el nombre de quien lo recibió.",
        "Después llene el formulario de ic3.gov con los mismos datos. El equipo de recuperación del FBI pide a los bancos que congelen el dinero.",
        "Llame a su oficina del FBI si el pago fue a otro país y era de 50,000 dólares o más.",
      ],
    },
    crypto: {
      title: "Pagado en criptomoneda: avise ya a la plataforma y a IC3",
      short:
        "Un banco no puede devolverlo. Avise a la plataforma que lo envió y a ic3.gov.",
      steps: [
        "Diga a la plataforma o al servicio de billetera que lo envió que fue un fraude o una extorsión. Pregunte si todavía puede pararlo, o retenerlo en la plataforma que lo recibió.",
        "Llene el formulario de ic3.gov. Después de un rescate use ransomware.ic3.gov.",
        "Tenga a mano: las direcciones de las dos billeteras, el número de la transacción, la fecha, la hora y el importe.",
        "Si un banco o una tarjeta pagó a la plataforma, avise también al banco.",
        "No pague a nadie que prometa recuperarlo.",
      ],
    },
    intercept: {
      title: "Sistemas de escuchas judiciales: primero el personal autorizado",
      short:
        "Que solo los toque personal autorizado. Guarden primero sus registros de auditoría.",
      steps: [
        "Llame a las personas autorizadas para esos sistemas, en persona o por un teléfono seguro.",
        "Que guarden primero los registros de auditoría: quién entró, qué se consultó, qué se cambió.",
        "No envíe aquí órdenes, objetivos ni grabaciones, y no los copie a otros sistemas.",
        "Pida a la oficina que le responde una forma segura de entregar las cosas.",
      ],
    },
    "talk-elsewhere": {
      title: "Hable donde el intruso no pueda oírle",
      short:
        "No hable de esto por correo, chat o teléfonos que puedan estar afectados.",
      steps: [
        "Use teléfonos y cuentas que no tengan nada que ver con la red afectada.",
        "No lo anuncie en el chat de la empresa, en avisos internos ni en calendarios.",
        "Dígalo a pocas personas y lleve una lista de quién lo sabe.",
        "Guarde los planes de búsqueda lejos de los sistemas afectados.",
      ],
    },
    "change-nothing": {
      title: "Primero guardar, después cambiar",
      short:
        "No borre, reinicie, restablezca ni actualice antes de guardar las huellas.",
      steps: [
        "No borre ni reinstale. Los registros y la memoria son pruebas.",
        "No reinicie equipos: se perdería lo que está en la memoria.",
        "No cambie contraseñas una por una. El intruso lo ve y se esconde.",
        "No bloquee direcciones ni instale actualizaciones todavía, salvo que dependan de ello vidas o un servicio crítico. Si tiene que hacerlo, anote qué y cuándo.",
        "Guarde copias de registros y discos fuera de la red afectada.",
      ],
    },
    "already-changed": {
      title: "Lo que ya cambió",
      short: "Pare ahí por ahora. Anote qué se cambió, cuándo y quién lo hizo.",
      steps: [
        "No lo deshaga: sería un cambio más.",
        "Anote cada cambio con su hora y con quién lo hizo.",
        "Guarde tal como están los discos y equipos viejos, si se reemplazaron.",
        "Acuerde el paso siguiente con las personas que le responden.",
      ],
    },
    "overwritten-soon": {
      title: "Guarde primero lo que pronto se sobrescribe",
      short: "Algunos registros duran solo días. Guarde esos primero.",
      steps: [
        "Pregunte cuánto se guarda cada registro y amplíe el plazo si se puede sin reiniciar.",
        "Copie hoy los que menos duran.",
        "Pida a los proveedores de nube, teléfono e internet que guarden los suyos.",
      ],
    },
    routers: {
      title: "Routers del núcleo y del borde",
      short:
        "Guarde configuración, imagen y salida de “show” antes de que alguien recargue uno.",
      steps: [
        "No recargue el equipo: se perderían la memoria, los guest shell y los archivos ocultos.",
        "Guarde la configuración activa y la de arranque, con un hash de cada una.",
        "Anote nombre, versión y hash de la imagen, y haga una lista de lo que hay en flash.",
        "Guarde la salida de “show”: usuarios, sesiones, registro, listas de acceso, túneles, rutas, AAA, SNMP, sesiones de captura y de monitor, guest shell y app hosting.",
        "Haga un volcado de memoria si el fabricante lo permite.",
        "Trabaje por consola o por una red de gestión aparte, y anote todas las horas en UTC.",
      ],
    },
    "network-logs": {
      title: "Registros alrededor de los equipos de red",
      short:
        "Guarde la contabilidad TACACS+ y RADIUS, syslog y NetFlow, en UTC.",
      steps: [
        "Contabilidad AAA: TACACS+ y RADIUS, hasta donde llegue.",
        "Syslog de routers y switches. Un hueco es un hallazgo: anótelo.",
        "NetFlow o IPFIX, sobre todo en enlaces de peering y túneles.",
        "Historial del archivo de configuraciones, y las órdenes de cambio para compararlo.",
        "Registros de equipos de salto, VPN, DNS y equipos de administradores.",
      ],
    },
    "all-at-once": {
      title: "No eche al intruso por partes",
      short:
        "Primero averigüe hasta dónde llega. Después cierre todas las puertas a la vez.",
      steps: [
        "Una limpieza a medias avisa al intruso, que se esconde más, también en otras redes.",
        "Haga una lista de cada equipo, cuenta y túnel que pueda tener en sus manos.",
        "Planee un solo día para todo, con las personas que le responden.",
        "Prepare para ese día las mejoras: gestión fuera de banda, ningún servicio sin uso, claves y contraseñas nuevas.",
      ],
    },
    machines: {
      title: "Máquinas y control de planta",
      short:
        "La seguridad primero: pregunte al ingeniero de planta antes de cortar o reiniciar algo.",
      steps: [
        "Que el ingeniero de planta decida qué se puede cortar. Pase a control manual si es más seguro.",
        "No explore ni reinicie los controladores.",
        "Guarde programas y ajustes de los controladores, y registros de las pantallas de operador y del historiador.",
        "Corte el acceso remoto de fabricantes y servicios solo después de anotar quién estaba conectado.",
      ],
    },
    supplied: {
      title: "Lo que otros reciben de usted",
      short: "Que no se extienda a sus clientes; y guarde una copia.",
      steps: [
        "Pare la actualización, o separe la herramienta de los clientes, si eso no pone a nadie en peligro.",
        "Guarde una copia de lo alterado, con su hash, su firma y los registros de compilación.",
        "Haga una lista de quién lo recibió y cuándo.",
        "Acuerde con quienes le responden qué decir a los clientes y por qué vía.",
      ],
    },
    ransom: {
      title: "Exigen dinero",
      short:
        "Guarde la nota, no pague con prisa y pregunte a un abogado por las sanciones.",
      steps: [
        "Si todavía se extiende, separe los equipos de la red, pero déjelos encendidos.",
        "Guarde la nota, las extensiones de archivo, las direcciones de monederos y cada mensaje. Tome fotos de las pantallas.",
        "No conteste antes de hablar con las personas que le responden.",
        "Pagar puede violar leyes de sanciones y no prueba que borraron los datos. Pregunte antes a un abogado.",
        "Si ya se pagó algo: anote cuándo, cuánto y a qué dirección, y díganoslo. Con ello puede empezar un plazo legal.",
        "Compruebe que las copias de seguridad están completas y fuera de la red. No restaure todavía.",
      ],
    },
    phones: {
      title: "Teléfonos que pueden estar afectados",
      short: "Hable por otro teléfono. Deje el afectado como está.",
      steps: [
        "Llame desde otro teléfono, si puede de otra compañía.",
        "No lo restablezca ni lo actualice antes de que se lo digan quienes le responden. Manténgalo cargado.",
        "Anote su número, modelo y compañía, y cuándo vio qué.",
        "Desde otro teléfono, pida a la compañía que bloquee el traslado del número y pregunte si hay llamadas desviadas.",
        "Para los códigos de acceso use una aplicación o una llave de seguridad en vez de mensajes de texto.",
      ],
    },
    mail: {
      title: "Buzones de correo",
      short:
        "No escriba sobre esto desde ahí. Busque reglas que reenvíen correo.",
      steps: [
        "Guarde el registro de accesos y el de auditoría de los buzones antes de que venzan.",
        "Busque reglas que reenvíen, muevan o borren correo, y aplicaciones con acceso. Guarde una imagen antes de quitar una.",
        "Guarde los correos sospechosos como archivos, con sus encabezados. No los reenvíe.",
        "Confirme por teléfono todo cambio de datos bancarios que llegó por correo.",
      ],
    },
    cloud: {
      title: "Nube y sistemas de acceso",
      short:
        "Exporte ahora los registros de acceso y auditoría. Anote tokens, claves y cuentas nuevas.",
      steps: [
        "Exporte ahora los registros de acceso y auditoría: muchos planes los guardan poco tiempo.",
        "Anote cuentas, funciones, aplicaciones, claves y dominios de confianza nuevos antes de quitarlos.",
        "Haga copias instantáneas de los servidores afectados en vez de borrarlos.",
        "Una contraseña nueva no cierra una sesión: planee cerrar sesiones y tokens en la misma hora.",
      ],
    },
    "bank-late": {
      title: "El pago tiene más de 72 horas",
      short:
        "Avise de todos modos a su banco y a ic3.gov: es más difícil, pero ha funcionado.",
      steps: [
        "Diga a su banco que el pago fue un fraude y pregunte qué puede hacer todavía.",
        "Llene el formulario de ic3.gov con las dos cuentas, la fecha y el importe.",
        "Guarde cada correo y factura sobre el pago.",
      ],
    },
    counsel: {
      title: "Qué guardar para su abogado",
      short:
        "Conserve lo que puede hacer falta en un juicio y pregunte qué plazos corren.",
      steps: [
        "Pida que se conserve todo: no se borra nada de esto, no se vacía ningún buzón.",
        "Escriba hechos, no suposiciones, y anote lo que no sabe.",
        "Pregunte qué plazos legales corren. Aquí mostramos los que pueden correr.",
        "Antes de avisar a clientes o inversionistas, pregunte si el FBI quiere que espere.",
        "Tenga a mano los contratos con seguros, proveedores y clientes: también pueden pedir aviso.",
      ],
    },
    "log-book": {
      title: "Lleve un diario",
      short: "Anote lo que hace, con horas, en papel si hace falta.",
      steps: [
        "Quién hizo qué, cuándo y por qué. Horas en UTC.",
        "De cada copia: quién la hizo, quién la tiene y su hash.",
        "Al cambiar de turno, anote qué queda pendiente.",
      ],
    },
    "signs-only": {
      title: "Las señales que envió",
      short: "Guarde los registros originales. No pruebe lo que encontró.",
      steps: [
        "Guarde los registros en los que las vio, con sus horas.",
        "No se conecte a esas direcciones ni suba archivos a analizadores públicos: el intruso puede mirar.",
        "No bloquee a ciegas: una dirección vieja puede tener otro dueño.",
      ],
    },
    tip: {
      title: "Después de una pista",
      short: "No siga buscando por su cuenta y no hable de ello con nadie.",
      steps: [
        "No entre en sistemas ajenos para buscar más.",
        "Guarde lo que tiene tal como está. No lo reenvíe.",
        "Hable de ello solo con las personas que le responden.",
        "Si se siente amenazado, llame al 911.",
      ],
    },
  },
};
