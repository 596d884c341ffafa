"""Jupyter's own test suite for kernels, with a sample for each of its checks: python3 kernel_tests.py [options of unittest]"""

import unittest

import jupyter_kernel_test
from jupyter_kernel_test import TIMEOUT, run_sync, validate_message


class StridebookTests(jupyter_kernel_test.KernelTests):
    """The suite takes a tenth of a second without a message for the end; on a busy machine that may be a pause."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        receive = cls.kc.iopub_channel.get_msg
        cls.kc.iopub_channel.get_msg = lambda timeout=None: receive(timeout=max(timeout or TIMEOUT, TIMEOUT))

    def flush_channels(self):
        """Reads up to the answer to a question of our own, behind which nothing is left."""
        question = self.kc.kernel_info()
        for channel, last in ((self.kc.shell_channel, "kernel_info_reply"), (self.kc.iopub_channel, "idle")):
            while True:
                message = run_sync(channel.get_msg)(timeout=TIMEOUT)
                validate_message(message)
                kind = message["content"].get("execution_state", message["msg_type"])
                if kind == last and message["parent_header"].get("msg_id") == question:
                    break

    kernel_name = "stridebook"
    language_name = "java"
    file_extension = ".java"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oh no");'
    completion_samples = [
        {"text": '"text".toUpp', "matches": {"toUpperCase("}},
        {"text": "import java.util.conc", "matches": {"concurrent"}},
        {"text": "%ja", "matches": {"%jars"}},
        {"text": "kernel(3).outputSi"},
    ]
    complete_code_samples = ["1 + 1", "int a = 1;", "class A { }", "// a comment", "", "Math.abs?"]
    incomplete_code_samples = ["class A {", "int f(int x) {\n    return", '"""\n', "/* open", "Math.max(1,"]
    invalid_code_samples = ["}", "class 1 { }", "int x = );"]
    code_page_something = "Math.abs?"
    code_generate_error = "int zero = 0;\n1 / zero"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "kernel(3).outputSize(8, 8)", "result": "6×6"},
        {"code": '"6 * 7".length()', "result": "5"},
    ]
    code_display_data = [
        {"code": 'display("<b>bold</b>", "text/html");', "mime": "text/html"},
        {"code": "show(kernel(3).explain(8, 8));", "mime": "text/latex"},
        {"code": "display(new java.awt.image.BufferedImage(2, 2, 1));", "mime": "image/png"},
    ]
    code_history_pattern = "6 * ?"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.abs"
    code_clear_output = "clearOutput(true);"


if __name__ == "__main__":
    unittest.main(verbosity=2)
