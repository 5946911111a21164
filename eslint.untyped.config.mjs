// The rules that need no types, for the fast form of the tests: types cost two thirds of the time.
import tseslint from 'typescript-eslint';
import all from './eslint.config.mjs';

export default tseslint.config(...all, tseslint.configs.disableTypeChecked, {
  languageOptions: { parserOptions: { project: false, programs: null, projectService: false } },
});
