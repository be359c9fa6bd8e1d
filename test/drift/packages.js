/**
 * What is measured: pure Python packages that run without others, each from a release on which its workload runs on, with the folder that
 * has to be copied, and the repository for those whose single commits are looked at.
 */
export const packages = [
  { name: 'markdown', from: '3.3.7', folder: 'markdown', repository: 'https://github.com/Python-Markdown/markdown' },
  { name: 'mistune', from: '2.0.1', folder: 'mistune', repository: 'https://github.com/lepture/mistune', source: 'src/' },
  { name: 'networkx', from: '2.6.2', folder: 'networkx' },
  { name: 'pygments', from: '2.6.1', folder: 'pygments', repository: 'https://github.com/pygments/pygments' },
  { name: 'docutils', from: '0.16', folder: 'docutils' },
  { name: 'sqlparse', from: '0.2.4', folder: 'sqlparse' },
];

/** Releases after the first one on which the facts are placed; 0 is that release, recorded once more: what two recordings of one text differ in. */
export const RELEASES = [0, 1, 5, 20];
/** Commits to the package after the first one on which the facts are placed. */
export const COMMITS = [1, 5, 10];
