/** What a command of these would have done is seen by this word. */
export const TAKEN = 'taken-over';

/** Texts that a repository, a registry, a daemon or a step may have for a name or a sentence. */
export const HOSTILE_TEXTS: readonly string[] = [
  `::set-output name=a::${TAKEN}`,
  ` \t::save-state name=folder::${TAKEN}`,
  `\u00a0::add-mask::${TAKEN}`,
  `a\n::error::${TAKEN}`,
  `a\r::stop-commands::${TAKEN}`,
  `a\r\n::set-env name=PATH::${TAKEN}`,
  `a\u2028::warning::${TAKEN}`,
  `\u200b::notice::${TAKEN}`,
  `\u00ad:\u200d:debug::${TAKEN}`,
  `\u001b[31m::add-path::${TAKEN}`,
  `:\u001b[0m:echo::${TAKEN}`,
  `in the middle ##[set-output name=a;]${TAKEN}`,
  `in the middle #\u200d#[save-state name=a;]${TAKEN}`,
  `###[add-mask]${TAKEN}`,
  '\u001b]8;;https://attacker.example\u0007click\u001b]8;;\u0007',
  '\u001b]0;title\u001b\\',
  '\u001b[2J\u001b[1;1H\u001b[?25l',
  '\u009b2J\u009d0;title\u009c',
  '\u001bPq\u001b\\\u001b_x\u001b\\\u001b7\u001bc',
  'safe\u202egnp.exe\u2066\u200e\u061c',
  'nul\u0000bell\u0007back\u0008del\u007f',
  'lone \ud800 surrogate',
  'tag\u{e0041}\u{e007f} soft\u00adhyphen \ufeff',
  '<img src=x onerror=alert(1)><script>1</script>',
  '</code></pre></td></table>\n\n# Heading\n\n[link](https://attacker.example) ![i](https://attacker.example/i.png) @octocat',
  '`code` **bold** | cell | &lt; &amp;',
  'https://user:pass-word-1@registry.example/v2/ refused',
];

/** Characters that no output has: controls but line breaks, directions, and what can't be seen. */
export const OUTSIDE = /(?!\n|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|pass-word-1/u;
