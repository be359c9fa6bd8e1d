// Renders a text of 200 sections, forty times, or as often as the argument says.
import { createRequire } from 'node:module';
const MarkdownIt = createRequire(import.meta.url)('./markdown-it.cjs.js');
const section = (i) => `# Title ${i}\n\nText *with* **strong** \`code\` [link](http://a.b/${i}) and http://x.y.\n\n- a\n- b\n  1. c\n\n| a | b |\n|---|---|\n| 1 | ${i} |\n\n\`\`\`js\nlet x = ${i};\n\`\`\`\n> quote\n\n![i](x.png "t")\n`;
const text = Array.from({ length: 200 }, (_, i) => section(i)).join('\n');
const md = new MarkdownIt({ linkify: true, typographer: true, html: true });
const rounds = Number(process.argv[2] ?? 40);
let length = 0;
for (let i = 0; i < rounds; i++) length += md.render(text).length;
console.log(length);
