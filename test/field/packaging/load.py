"""Picks versions as an installer does: for each requirement of 400 projects the newest release that all of its specifiers allow."""
import pathlib, random, sys
sys.path.insert(0, str(pathlib.Path(__file__).parent / 'src'))
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name, parse_wheel_filename
rng = random.Random(7)
releases = {}
for i in range(400):
    name, seen = f'Project.{i}', []
    for major in range(1, rng.randrange(2, 6)):
        for minor in range(rng.randrange(2, 9)):
            seen += [f'{major}.{minor}.{patch}' for patch in range(rng.randrange(1, 5))] + ([f'{major}.{minor}rc1'] if minor % 4 == 3 else [])
    releases[canonicalize_name(name)] = [parse_wheel_filename(f'project_{i}-{version}-py3-none-any.whl')[1] for version in seen]
names = list(releases)
picked = []
for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 6000):
    name = rng.choice(names)
    major, minor = rng.randrange(1, 3), rng.randrange(6)
    requirement = Requirement(f'{name}>={major}.{minor},<{major + 2},!={major}.{minor + 1}.0' if rng.random() < 0.7 else f'{name}~={major}.{minor}')
    allowed = list((requirement.specifier & SpecifierSet(f'>={major}')).filter(releases[name]))
    picked.append(str(max(allowed)) if allowed else '-')
print(len(picked), picked[:8], sum(len(version) for version in picked))
