// The tag sh quotes what stands in a template, which holds only outside of the template's own quotes.
const MESSAGE = 'Inside quotes the quotes of sh end them: let the whole word stand in ${…}.';

/** Whether shell code ends within quotes. */
function endsQuoted(code) {
  const rest = code.replaceAll(/\\.|'[^']*'|"(?:\\.|[^"\\])*"/gs, '');
  return /['"]/.test(rest);
}

/** Reports pieces of shell code within quotes. */
export const shellWords = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    return {
      'TaggedTemplateExpression[tag.name="sh"]'({ quasi: { quasis, expressions } }) {
        let before = '';
        for (const [index, expression] of expressions.entries()) {
          before += quasis[index].value.cooked ?? '';
          if (endsQuoted(before)) context.report({ node: expression, message: MESSAGE });
        }
      },
    };
  },
};
