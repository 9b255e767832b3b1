/** What reporters of the story send. Every address, name and hash in them is made up or kept for documentation. */

export const runningConfig = {
  name: "core-1 running-config 0312Z.txt",
  mediaType: "text/plain",
  content: `! Excerpt. Saved 2026 by console, before any change. Secrets blanked out.
hostname core-1
username noc privilege 15 secret 8 <blanked>
username cisco privilege 15 secret 8 <blanked>
!
interface Tunnel50
 description uplink-monitor
 ip address 192.0.2.50 255.255.255.252
 tunnel source Loopback0
 tunnel destination 203.0.113.77
!
ip access-list standard 50
 permit 203.0.113.64 0.0.0.31
!
ip ssh port 22222 rotary 1
logging host 198.51.100.10
no logging host 198.51.100.11
end
`,
};

export const routerLog = {
  name: "syslog core-1.log",
  mediaType: "text/plain",
  content: `03:02:11Z core-1 %SYS-5-CONFIG_I: Configured from console by cisco on vty1 (203.0.113.77)
03:02:40Z core-1 %LINEPROTO-5-UPDOWN: Line protocol on Interface Tunnel50, changed state to up
03:03:05Z core-1 %IOXCAF-6-GUESTSHELL: guestshell enabled
03:19:48Z core-1 %IOXCAF-6-GUESTSHELL: guestshell destroyed
03:20:02Z core-1 %SYS-5-LOGGINGHOST_STARTSTOP: Logging to host 198.51.100.11 stopped
05:41:30Z core-1 %SYS-5-CONFIG_I: Configured from console by noc on vty0 (198.51.100.23)
`,
};

export const tacacsCapture = {
  name: "tacacs flows to 198.51.100.200.csv",
  mediaType: "text/csv",
  content: `start,source,destination,port,bytes
02:58:10Z,192.0.2.1,198.51.100.200,49,1204
02:58:44Z,192.0.2.2,198.51.100.200,49,1204
03:01:02Z,192.0.2.1,198.51.100.200,49,2881
`,
};
