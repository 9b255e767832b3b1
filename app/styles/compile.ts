import purgeCss from "@fullhuman/postcss-purgecss";
import type { AcceptedPlugin, PluginCreator } from "postcss";
import type { CSSOptions } from "vite";

/** How Vite compiles the stylesheet of the reporter pages. Nothing here touches the desk's. */
export const css: CSSOptions = {
  preprocessorOptions: {
    scss: {
      loadPaths: ["node_modules/@uswds/uswds/packages"],
      quietDeps: true,
    },
  },
  postcss: { plugins: [publicOnly(recolour), publicOnly(purge)] },
};

/** Role of each colour that USWDS compiles in; `_colours.scss` gives the roles their values, light and dark. */
const roles: Record<string, string> = {
  "#1b1b1b": "--ink",
  "#171717": "--ink",
  "#000": "--ink",
  black: "--ink",
  "#fff": "--paper",
  white: "--paper",
  "#005ea2": "--action",
  "#1a4480": "--action-hover",
  "#162e51": "--action-pressed",
  "#54278f": "--action",
  "#2491ff": "--focus",
  "#757575": "--edge",
  "#71767a": "--edge",
  "#565c65": "--edge",
  "#a9aeb1": "--edge",
  "#919191": "--edge",
  "#c9c9c9": "--line",
  "#dfe1e2": "--line",
  "#e6e6e6": "--line",
  "#f0f0f0": "--wash",
  "#e7f6f8": "--wash",
  "#e1f3f8": "--wash",
  "#454545": "--muted",
  "#3d4551": "--muted",
  "#00bde3": "--action",
  "#97d4ea": "--action",
  "#99deea": "--action",
  "#b50909": "--danger",
  "#d54309": "--danger",
  "#d83933": "--danger",
  "#f4e3db": "--danger-wash",
  "#ffbe2e": "--caution",
  "#faf3d1": "--caution-wash",
  "#00a91c": "--good",
  "#ecf3ec": "--good-wash",
};

function recolour(): AcceptedPlugin {
  return {
    postcssPlugin: "recolour",
    OnceExit(root) {
      root.walkDecls((declaration) => {
        // USWDS draws ticks and icons with image files; the parts here are drawn with borders and letters.
        if (declaration.value.includes("url(")) {
          declaration.remove();
          return;
        }
        if (declaration.prop.startsWith("--")) return;
        declaration.value = declaration.value.replace(
          /#[0-9a-f]{3,6}\b|\b(?:white|black)\b/gi,
          (colour) => {
            const role = roles[colour.toLowerCase()];
            if (!role) return colour;
            if (declaration.prop === "color" && role === "--paper")
              return "var(--on-action)";
            return `var(${role})`;
          },
        );
      });
    },
  };
}

function purge(): AcceptedPlugin {
  return purgeCss({
    content: [
      "app/root.tsx",
      "app/components/public/**/*.tsx",
      "app/components/shared/**/*.tsx",
      "app/routes/public/**/*.tsx",
      "app/browser/*.ts",
    ],
    // Class names are words of letters, digits, `-` and `_`; the elements a page has are all in its source.
    defaultExtractor: (source) => source.match(/[\w-]+/g) ?? [],
    safelist: { standard: ["html", "body", ":root"] },
    variables: true,
  });
}

function publicOnly(make: () => AcceptedPlugin): AcceptedPlugin {
  const create: PluginCreator<void> = () => ({
    postcssPlugin: "public-only",
    async OnceExit(root, { result, postcss }) {
      if (!result.opts.from?.split("?")[0]?.endsWith("/styles/public.scss"))
        return;
      const made = await postcss([make()]).process(root.clone(), {
        from: result.opts.from,
      });
      root.removeAll();
      root.append(made.root.nodes);
    },
  });
  create.postcss = true;
  return create;
}
