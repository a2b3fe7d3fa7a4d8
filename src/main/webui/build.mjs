// Builds what the browser loads of the workbench: build.mjs FOLDER. Each file gets a name that changes with its content;
// assets.properties says which name that is.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { licences } from "./licences.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

// Until a cell is coloured, the editor shows its text as if it were markup: a model from elsewhere could lead whoever opens it away.
const cellsAsText = {
  name: "cells-as-text",
  setup(esbuild) {
    esbuild.onLoad({ filter: /\/(BeeTableEditableCellContent|ConstraintsExpression)\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const contents = text.replace(
        /\[preview, setPreview\] = useState\((.*)\);/,
        "[preview, setPreview] = useState(String($1 ?? '').replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`));",
      );
      if (contents === text) throw new Error(`${path} no longer is as this was written for.`);
      return { contents, loader: "js" };
    });
  },
};

const { metafile } = await build({
  absWorkingDir: here,
  plugins: [cellsAsText],
  entryPoints: ["src/workbench.css", "src/edit.tsx", "src/dmn.ts"],
  outdir: out,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  format: "esm",
  splitting: true,
  target: "es2022",
  minify: true,
  metafile: true,
  logLevel: "warning",
  loader: { ".woff2": "file", ".woff": "file", ".ttf": "file", ".eot": "empty", ".svg": "dataurl", ".png": "file", ".jpg": "file" },
  // The editor tells the console of every element that it reads: seconds for a large model.
  pure: ["console.debug"],
  alias: { path: "path-browserify" },
  define: { "process.env.NODE_ENV": '"production"', "process.env": "{}", global: "globalThis" },
});

// The service sends them as they are.
for (const path of Object.keys(metafile.outputs).filter((path) => /\.(js|css)$/.test(path))) {
  const file = join(here, path);
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
}

const names = Object.entries(metafile.outputs)
  .filter(([, { entryPoint }]) => entryPoint)
  .flatMap(([path, { entryPoint, cssBundle }]) => [
    [basename(entryPoint), path],
    ...(cssBundle ? [[basename(entryPoint).replace(/tsx?$/, "css"), cssBundle]] : []),
  ]);
writeFileSync(join(out, "licences.txt"), licences(here, Object.keys(metafile.inputs)));
writeFileSync(join(out, "assets.properties"), names.map(([name, path]) => `${name}=${basename(path)}\n`).join(""));
