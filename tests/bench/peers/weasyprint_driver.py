"""WeasyPrint: weasyprint_driver.py cold STEM OUT.pdf [STEM OUT.pdf]…
               weasyprint_driver.py warm DIR COUNT      prints what a warm driver prints (tell.h)"""

import json
import resource
import statistics
import sys
import time

import weasyprint
from weasyprint.text.fonts import FontConfiguration

fonts = FontConfiguration()


def render(stem):
    return weasyprint.HTML(filename=stem + ".html").write_pdf(font_config=fonts)


how, *rest = sys.argv[1:]
if how == "cold":
    for source, target in zip(rest[::2], rest[1::2]):
        with open(target, "wb") as out:
            out.write(render(source))
else:
    source, last = rest
    count, cpu, wall, pdf = int(last), [], [], b""
    for i in range(count):
        begun, start = time.process_time(), time.perf_counter()
        pdf = render(f"{source}/{i % 61:03d}")
        if i >= count // 3:
            cpu.append((time.process_time() - begun) * 1e3)
            wall.append((time.perf_counter() - start) * 1e3)
    mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu": statistics.median(cpu), "wall": statistics.median(wall), "bytes": len(pdf), "mb": mb}))
